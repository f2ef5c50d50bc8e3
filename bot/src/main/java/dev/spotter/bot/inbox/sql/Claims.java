package dev.spotter.bot.inbox.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.retry.Backoff;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims rows for a node, which then has a lease on them. A claim counts as an attempt, so that an
 * event which brings its node down each time is known by its number of attempts.
 *
 * @param dialect of the database
 * @param node this node's name
 * @param lease how long a claim lasts
 * @param random gives the jitter
 */
record Claims(Dialect dialect, String node, Duration lease, RandomGenerator random) {

  private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

  /** Between attempts to read a row that this version should understand and does not. */
  private static final Backoff UNREADABLE_WAIT =
      new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));

  /**
   * A lane's oldest unfinished row is due when its time has come. Rows are looked at in the order
   * of arrival until there are enough; those that this version cannot read hold up nothing.
   */
  private static final String DUE =
      """
      SELECT %s, state, attempts, answer, received_at FROM event AS head
      WHERE finished_at IS NULL AND claimed_by IS NULL AND next_attempt_at <= ? AND lane = ?
        AND platform IN (%%s) AND %s
        AND NOT EXISTS (
          SELECT 1 FROM event AS older
          WHERE older.conversation = head.conversation AND older.platform = head.platform
            AND older.lane = head.lane AND older.finished_at IS NULL AND older.id < head.id
            AND %s AND (older.reason IS NULL OR older.reason <> 'unreadable'))
      ORDER BY id LIMIT ? %%s
      """
          .formatted(
              StoredEvents.COLUMNS, StoredEvents.readable("head"), StoredEvents.readable("older"));

  private static final String CLAIM =
      """
      UPDATE event SET claimed_by = ?, claimed_until = ?, attempts = attempts + 1, updated_at = ?
      WHERE id = ?
      """;

  private static final String SET_ASIDE =
      """
      UPDATE event SET reason = 'unreadable', attempts = attempts + 1, next_attempt_at = ?,
        updated_at = ?
      WHERE id = ?
      """;

  /** The album's messages with their leader. */
  private static final String UNWANTED =
      """
      UPDATE event SET state = 'GAVE_UP', reason = 'opted out', updated_at = ?, finished_at = ?
      WHERE (id = ? OR leader = ?) AND finished_at IS NULL
      """;

  /** Claims what is due and wanted, oldest first. */
  List<ClaimedEvent> claim(Connection connection, Lane lane, Set<String> platforms, int limit)
      throws SQLException {
    long now = dialect.now(connection);
    List<Object> values = new ArrayList<>(List.of(now, lane.name()));
    values.addAll(platforms);
    values.add(limit);
    String sql = DUE.formatted(Sql.marks(platforms), dialect.skipLocked());
    List<ClaimedEvent> entries = new ArrayList<>();
    try (PreparedStatement due = Sql.prepare(connection, sql, values.toArray());
        PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      ResultSet rows = due.executeQuery();
      while (rows.next()) {
        read(connection, rows, now).ifPresent(entries::add);
      }
      for (ClaimedEvent entry : entries) {
        Sql.batch(claim, node, now + lease.toMillis(), now, entry.row());
      }
      claim.executeBatch();
    }
    return entries;
  }

  private Optional<ClaimedEvent> read(Connection connection, ResultSet row, long now)
      throws SQLException {
    long id = row.getLong("id");
    try {
      ClaimedEvent entry = entry(connection, row);
      if (isWanted(connection, entry)) {
        return Optional.of(entry);
      }
      Sql.update(connection, UNWANTED, now, now, id, id);
    } catch (JsonProcessingException e) {
      setAside(connection, id, row.getInt("attempts") + 1, now);
    }
    return Optional.empty();
  }

  /** Who opted out can still say that they opt in again. */
  private static boolean isWanted(Connection connection, ClaimedEvent entry) throws SQLException {
    return entry.event() instanceof TextPosted || !OptOutTable.cover(connection, entry.event());
  }

  /** Another version may understand it, so it is tried again, ever more rarely. */
  private void setAside(Connection connection, long id, int attempts, long now)
      throws SQLException {
    if (attempts == 1) {
      LOG.warn("Event {} cannot be read by this version; see inbox show {}", id, id);
    }
    long next = now + UNREADABLE_WAIT.after(attempts, random).toMillis();
    Sql.update(connection, SET_ASIDE, next, now, id);
  }

  private static ClaimedEvent entry(Connection connection, ResultSet row)
      throws SQLException, JsonProcessingException {
    return new ClaimedEvent(
        row.getLong("id"),
        StoredEvents.read(connection, row),
        InboxState.valueOf(row.getString("state")),
        row.getInt("attempts") + 1,
        Optional.ofNullable(row.getString("answer")),
        Instant.ofEpochMilli(row.getLong("received_at")));
  }
}
