package dev.spotter.bot.inbox.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Removes what is old: some rows at a time, so that no other work waits for it long.
 *
 * @param dialect of the database
 */
record Housekeeping(Dialect dialect) {

  /** Rows removed in one transaction. */
  static final int BATCH = 500;

  /**
   * Unfinished rows.
   *
   * @param all how many there are
   * @param unreadable those of them that are left to newer versions
   */
  record Depth(int all, int unreadable) {}

  private static final String DEPTH =
      "SELECT count(*), count(*) FILTER (WHERE NOT (%s)) FROM event WHERE finished_at IS NULL"
          .formatted(StoredEvents.readable("event"));

  private static final String PURGE =
      "DELETE FROM event WHERE id IN (SELECT id FROM event WHERE finished_at < ? LIMIT ? %s)";

  /** A conversation that may post a whole burst again needs no row. */
  private static final String FORGET_PACE =
      """
      DELETE FROM pace WHERE (conversation, platform) IN (
        SELECT conversation, platform FROM pace WHERE free_at < ? LIMIT ? %s)
      """;

  /** Returns how many rows are unfinished. */
  Depth depth(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DEPTH)) {
      ResultSet row = select.executeQuery();
      row.next();
      return new Depth(row.getInt(1), row.getInt(2));
    }
  }

  /** Removes rows that were finished longer ago than {@code keep}; returns how many. */
  int purge(Connection connection, Duration keep) throws SQLException {
    long before = dialect.now(connection) - keep.toMillis();
    return Sql.update(connection, PURGE.formatted(dialect.skipLocked()), before, BATCH);
  }

  /** Forgets conversations that were silent for long; returns how many. */
  int forgetPace(Connection connection) throws SQLException {
    long before = dialect.now(connection) - Duration.ofHours(1).toMillis();
    return Sql.update(connection, FORGET_PACE.formatted(dialect.skipLocked()), before, BATCH);
  }
}
