package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.retry.Backoff;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.random.RandomGenerator;

/**
 * Leases of claimed rows: a node prolongs them while it works, and loses them when it is not heard
 * of.
 *
 * @param dialect of the database
 * @param node this node's name
 * @param lease how long a claim lasts
 * @param random gives the jitter
 */
record Leases(Dialect dialect, String node, Duration lease, RandomGenerator random) {

  /** After a node was lost, so that those who go down together do not come back together. */
  private static final Backoff AFTER_LOSS =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private static final String RENEW =
      "UPDATE event SET claimed_until = ? WHERE id = ? AND claimed_by = ? AND finished_at IS NULL";

  private static final String LAPSED =
      """
      SELECT id, attempts FROM event
      WHERE finished_at IS NULL AND claimed_by IS NOT NULL AND claimed_until <= ? %s
      """;

  private static final String RELEASE =
      """
      UPDATE event SET claimed_by = NULL, claimed_until = NULL, next_attempt_at = ?, updated_at = ?
      WHERE id = ?
      """;

  private static final String HAND_BACK =
      """
      UPDATE event SET claimed_by = NULL, claimed_until = NULL, attempts = attempts - 1
      WHERE finished_at IS NULL AND claimed_by = ? AND state = 'RECEIVED'
      """;

  /** Prolongs the lease of what this node still has. */
  void renew(Connection connection, Collection<Long> ids) throws SQLException {
    long until = dialect.now(connection) + lease.toMillis();
    try (PreparedStatement renew = connection.prepareStatement(RENEW)) {
      for (long id : ids.stream().sorted().toList()) {
        Sql.batch(renew, until, id, node);
      }
      renew.executeBatch();
    }
  }

  /** Takes rows back from nodes that were not heard of; returns how many. */
  int releaseLapsed(Connection connection) throws SQLException {
    return release(connection, dialect.now(connection));
  }

  /** Who has a file to himself need not wait for the leases of the process before. */
  void begin(Connection connection, boolean alone) throws SQLException {
    if (alone) {
      releaseAll(connection);
    }
  }

  /** Takes all rows back, for a node that is alone; returns how many. */
  int releaseAll(Connection connection) throws SQLException {
    return release(connection, Long.MAX_VALUE);
  }

  private int release(Connection connection, long until) throws SQLException {
    long now = dialect.now(connection);
    int released = 0;
    try (PreparedStatement lapsed =
            Sql.prepare(connection, LAPSED.formatted(dialect.skipLocked()), until);
        PreparedStatement release = connection.prepareStatement(RELEASE)) {
      ResultSet rows = lapsed.executeQuery();
      while (rows.next()) {
        Sql.batch(release, now + pause(rows.getInt("attempts")), now, rows.getLong("id"));
        released++;
      }
      release.executeBatch();
    }
    return released;
  }

  /** The first time it may have been anybody's fault. */
  private long pause(int attempts) {
    return attempts <= 1 ? 0 : AFTER_LOSS.after(attempts - 1, random).toMillis();
  }

  /** Gives back what this node has not come to; what it may have posted is left to lapse. */
  void handBack(Connection connection) throws SQLException {
    Sql.update(connection, HAND_BACK, node);
  }
}
