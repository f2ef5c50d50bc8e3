package dev.spotter.bot.inbox.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.Ledger.Answered;
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
 * @param pace how fast answers go to one conversation
 */
record Outcomes(Dialect dialect, String node, Duration lease, RateLimits pace) {

  /** Then it is known how long to wait. */
  private static final Duration ANOTHERS_TURN = Duration.ofMillis(10);

  private static final String FREE_AT =
      "SELECT free_at FROM pace WHERE conversation = ? AND platform = ?";

  private static final String TAKE_TURN =
      """
      INSERT INTO pace (conversation, platform, free_at) VALUES (?, ?, ?)
      ON CONFLICT (conversation, platform) DO UPDATE SET free_at = excluded.free_at
      WHERE pace.free_at = ?
      """;

  private static final String POSTING =
      """
      UPDATE event SET state = 'POSTING', answer = ?, unnamed = coalesce(?, unnamed),
        claimed_until = ?, updated_at = ?
      WHERE id = ? AND claimed_by = ? AND finished_at IS NULL
      """;

  /** A fact, whoever has the row now. */
  private static final String POSTED =
      """
      UPDATE event SET state = 'POSTED', reply = ?, reason = NULL, words = NULL, updated_at = ?,
        finished_at = ?
      WHERE (id = ? OR leader = ?) AND finished_at IS NULL
      """;

  private static final String RETRY =
      """
      UPDATE event SET state = CASE WHEN ? THEN state ELSE 'RECEIVED' END,
        next_attempt_at = ?, reason = ?, updated_at = ?, claimed_by = NULL, claimed_until = NULL
      WHERE id = ? AND claimed_by = ? AND finished_at IS NULL
      """;

  private static final String SETTLE =
      """
      UPDATE event SET state = ?, reason = ?, words = NULL, updated_at = ?, finished_at = ?
      WHERE (id = ? OR leader = ?) AND finished_at IS NULL
        AND ? = (SELECT own.claimed_by FROM event AS own WHERE own.id = ?)
      """;

  private static final String LAST_REPLY =
      """
      SELECT reply FROM event
      WHERE conversation = ? AND platform = ? AND id < ? AND reply IS NOT NULL AND lane = ?
      ORDER BY id DESC LIMIT 1
      """;

  /** Both halves are one look into an index; of an album the leader has the answer. */
  private static final String ANSWERED =
      """
      SELECT %s, reply, answer FROM event AS head
      WHERE %s AND id = (
        SELECT max(found.answered) FROM (
          SELECT coalesce(leader, id) AS answered FROM event
          WHERE reply = ? AND conversation = ? AND platform = ?
          UNION ALL
          SELECT coalesce(leader, id) AS answered FROM event
          WHERE message = ? AND conversation = ? AND platform = ? AND reply IS NOT NULL) AS found)
      """
          .formatted(StoredEvents.COLUMNS, StoredEvents.readable("head"));

  /**
   * Takes the conversation's turn, unless another lane or node has taken it since it was read.
   *
   * @return zero when the answer may be posted now, which is noted; how long to wait; or nothing
   *     when another node has the row or it is finished
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
    long next = limit.next(freeAt, now);
    if (Sql.update(connection, TAKE_TURN, conversation, platform, next, freeAt) == 0) {
      return Optional.of(ANOTHERS_TURN);
    }
    long until = now + lease.toMillis();
    String why = unnamed.orElse(null);
    int noted = Sql.update(connection, POSTING, text, why, until, now, claimed.row(), node);
    return noted == 0 ? Optional.empty() : Optional.of(Duration.ZERO);
  }

  /** Returns how many rows that settled: an album's members with their leader. */
  int posted(Connection connection, long id, String reply) throws SQLException {
    return posted(connection, id, reply, dialect.now(connection));
  }

  static int posted(Connection connection, long id, String reply, long now) throws SQLException {
    return Sql.update(connection, POSTED, reply, now, now, id, id);
  }

  void retry(Connection connection, long id, Duration wait, boolean unsure, String reason)
      throws SQLException {
    long now = dialect.now(connection);
    Sql.update(connection, RETRY, unsure, now + wait.toMillis(), reason, now, id, node);
  }

  /** Returns how many rows that settled: an album's members with their leader. */
  int settle(Connection connection, long id, InboxState state, String reason) throws SQLException {
    long now = dialect.now(connection);
    return Sql.update(connection, SETTLE, state.name(), reason, now, now, id, id, node, id);
  }

  Optional<String> lastReply(Connection connection, ClaimedEvent before) throws SQLException {
    try (PreparedStatement select =
        Sql.prepare(
            connection,
            LAST_REPLY,
            before.event().in().id(),
            before.event().in().connection(),
            before.row(),
            Lane.of(before.event()).name())) {
      ResultSet rows = select.executeQuery();
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  static Optional<Answered> answered(Connection connection, Conversation in, String message)
      throws SQLException {
    String platform = in.connection();
    try (PreparedStatement select =
        Sql.prepare(connection, ANSWERED, message, in.id(), platform, message, in.id(), platform)) {
      ResultSet row = select.executeQuery();
      return row.next() ? Optional.of(answered(connection, row)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Reads an answered event with its answer. */
  static Answered answered(Connection connection, ResultSet row)
      throws SQLException, JsonProcessingException {
    return new Answered(
        StoredEvents.read(connection, row),
        row.getString("reply"),
        Optional.ofNullable(row.getString("answer")).orElse(""));
  }
}
