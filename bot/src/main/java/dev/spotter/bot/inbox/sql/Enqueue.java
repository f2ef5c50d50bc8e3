package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.MessageDeleted;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.EventLog.Appended;
import dev.spotter.bot.inbox.GroupWait;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.sql.EventJson.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps events. Times are milliseconds since 1970; a row is unfinished while {@code finished_at} is
 * null.
 *
 * <p>Events of one conversation are kept one transaction after the other, so that rows become
 * visible in the order of their ids and pictures of an album find each other, whichever node they
 * come to.
 *
 * @param dialect of the database
 * @param groupWait how long messages of one album are waited for
 */
record Enqueue(Dialect dialect, GroupWait groupWait) {

  /**
   * What came of events.
   *
   * @param appended those that are new
   * @param settled how many rows deletions settled
   */
  record Result(List<Appended> appended, int settled) {}

  /**
   * A row of an album joins the album's first row, its leader, while that one still waits for more;
   * later it leads an album of its own. The leader is due first, so its members never are. Leaders
   * that an older version kept are left to it, since it would not see who joins.
   */
  private static final String STORE =
      """
      INSERT INTO event (platform, dedupe_key, conversation, kind, version, lane, message, body,
                         words, state, next_attempt_at, received_at, updated_at, group_key, leader)
      SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED', ?, ?, ?, ?, (
        SELECT max(id) FROM event
        WHERE group_key = ? AND conversation = ? AND platform = ? AND finished_at IS NULL
          AND leader IS NULL AND kind = ? AND version = ?
          AND state = 'RECEIVED' AND attempts = 0 AND next_attempt_at > ?)
      WHERE ? OR NOT EXISTS (
        SELECT 1 FROM opt_out
        WHERE platform = ? AND conversation IN ('', ?) AND member IN ('', ?))
      ON CONFLICT (dedupe_key, platform) DO NOTHING
      RETURNING id, leader
      """;

  private static final String WAIT_ON =
      """
      UPDATE event
      SET next_attempt_at = CASE WHEN received_at + ? < ? THEN received_at + ? ELSE ? END
      WHERE id = ?
      """;

  /** Returns what transactions that keep several events are sorted by. */
  static String order(ChatEvent event) {
    return event.in().connection() + "/" + event.in().id();
  }

  /** Keeps what is not known yet, and settles what was deleted. */
  Result append(Connection connection, List<? extends ChatEvent> events) throws SQLException {
    List<Appended> appended = new ArrayList<>();
    int settled = 0;
    for (ChatEvent event : events) {
      long now = dialect.lock(connection, order(event));
      if (event instanceof MessageDeleted deletion) {
        settled += Deletions.apply(connection, deletion, now);
      } else {
        append(connection, event, now).ifPresent(appended::add);
      }
    }
    return new Result(appended, settled);
  }

  private Optional<Appended> append(Connection connection, ChatEvent event, long now)
      throws SQLException {
    String album = event instanceof PhotosPosted photos ? photos.album().orElse(null) : null;
    long due = album == null ? 0 : now + groupWait.quiet().toMillis();
    try (PreparedStatement insert = insert(connection, event, album, due, now)) {
      ResultSet row = insert.executeQuery();
      if (!row.next()) {
        return Optional.empty();
      }
      waitOn(connection, row.getLong("leader"), due);
      return Optional.of(new Appended(event.id(), row.getLong("id")));
    }
  }

  private static PreparedStatement insert(
      Connection connection, ChatEvent event, String album, long due, long now)
      throws SQLException {
    String platform = event.in().connection();
    String conversation = event.in().id();
    String kind = Kind.of(event).name();
    TextPosted text = event instanceof TextPosted posted ? posted : null;
    return Sql.prepare(
        connection,
        STORE,
        platform,
        event.id().key(),
        conversation,
        kind,
        EventJson.VERSION,
        Lane.of(event).name(),
        event.message(),
        EventJson.write(event),
        text == null ? null : text.text(),
        due,
        now,
        now,
        album,
        album,
        conversation,
        platform,
        kind,
        EventJson.VERSION,
        now,
        text != null,
        platform,
        conversation,
        event.by().id());
  }

  /** Every further message of an album makes its leader wait on, within the limit. */
  private void waitOn(Connection connection, long leader, long due) throws SQLException {
    if (leader != 0) {
      long longest = groupWait.longest().toMillis();
      Sql.update(connection, WAIT_ON, longest, due, longest, due, leader);
    }
  }
}
