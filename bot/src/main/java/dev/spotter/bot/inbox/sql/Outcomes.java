package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.RateLimit;
import dev.spotter.bot.inbox.RateLimits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Notes what becomes of the rows that this node has claimed.
 *
 * @param dialect of the database
 * @param node this node's name
 * @param lease how long a claim lasts
 * @param pace how fast captions go to one conversation
 */
record Outcomes(Dialect dialect, String node, Duration lease, RateLimits pace) {

  private static final String FREE_AT =
      "SELECT free_at FROM pace WHERE conversation = ? AND platform = ?";

  private static final String TAKE_TURN =
      """
      INSERT INTO pace (conversation, platform, free_at) VALUES (?, ?, ?)
      ON CONFLICT (conversation, platform) DO UPDATE SET free_at = excluded.free_at
      """;

  private static final String POSTING =
      """
      UPDATE inbox SET state = 'POSTING', caption = ?, unnamed = coalesce(?, unnamed),
        claimed_until = ?, updated_at = ?
      WHERE id = ? AND claimed_by = ? AND finished_at IS NULL
      """;

  /** A fact, whoever has the row now. */
  private static final String POSTED =
      """
      UPDATE inbox SET state = 'POSTED', reply = ?, reason = NULL, updated_at = ?, finished_at = ?
      WHERE (id = ? OR leader = ?) AND finished_at IS NULL
      """;

  private static final String RETRY =
      """
      UPDATE inbox SET state = CASE WHEN ? THEN state ELSE 'RECEIVED' END,
        next_attempt_at = ?, reason = ?, updated_at = ?, claimed_by = NULL, claimed_until = NULL
      WHERE id = ? AND claimed_by = ? AND finished_at IS NULL
      """;

  private static final String GIVE_UP =
      """
      UPDATE inbox SET state = 'GAVE_UP', reason = ?, updated_at = ?, finished_at = ?
      WHERE (id = ? OR leader = ?) AND finished_at IS NULL
        AND ? = (SELECT own.claimed_by FROM inbox AS own WHERE own.id = ?)
      """;

  private static final String LAST_REPLY =
      """
      SELECT reply FROM inbox
      WHERE conversation = ? AND platform = ? AND id < ? AND reply IS NOT NULL
      ORDER BY id DESC LIMIT 1
      """;

  /**
   * A conversation has one row in hand, so nobody else takes its turn meanwhile.
   *
   * @return zero when the caption may be posted now, which is noted; how long to wait; or nothing
   *     when another node has the row
   */
  Optional<Duration> posting(
      Connection connection, ClaimedEvent claimed, String text, Optional<String> unnamed)
      throws SQLException {
    String conversation = claimed.event().in().id();
    String platform = claimed.event().in().connection();
    long now = dialect.now(connection);
    long freeAt = Sql.number(connection, FREE_AT, conversation, platform);
    RateLimit limit = pace.of(claimed.event().in());
    long wait = limit.delay(freeAt, now);
    if (wait > 0) {
      return Optional.of(Duration.ofMillis(wait));
    }
    long until = now + lease.toMillis();
    String why = unnamed.orElse(null);
    if (Sql.update(connection, POSTING, text, why, until, now, claimed.row(), node) == 0) {
      return Optional.empty();
    }
    Sql.update(connection, TAKE_TURN, conversation, platform, limit.next(freeAt, now));
    return Optional.of(Duration.ZERO);
  }

  /** Returns how many rows that settled: the group's members with their leader. */
  int posted(Connection connection, long id, String reply) throws SQLException {
    long now = dialect.now(connection);
    return Sql.update(connection, POSTED, reply, now, now, id, id);
  }

  void retry(Connection connection, long id, Duration wait, boolean unsure, String reason)
      throws SQLException {
    long now = dialect.now(connection);
    Sql.update(connection, RETRY, unsure, now + wait.toMillis(), reason, now, id, node);
  }

  /** Returns how many rows that settled: the group's members with their leader. */
  int giveUp(Connection connection, long id, String reason) throws SQLException {
    long now = dialect.now(connection);
    return Sql.update(connection, GIVE_UP, reason, now, now, id, id, node, id);
  }

  Optional<String> lastReply(Connection connection, ClaimedEvent before) throws SQLException {
    try (PreparedStatement select =
        Sql.prepare(
            connection,
            LAST_REPLY,
            before.event().in().id(),
            before.event().in().connection(),
            before.row())) {
      ResultSet rows = select.executeQuery();
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }
}
