package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.inbox.EventLog.Appended;
import dev.spotter.bot.inbox.GroupWait;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps uploads. Times are milliseconds since 1970; a row is unfinished while {@code finished_at}
 * is null.
 *
 * <p>Uploads of one conversation are kept one transaction after the other, so that rows become
 * visible in the order of their ids and pictures of an album find each other, whichever node they
 * come to.
 *
 * @param dialect of the database
 * @param groupWait how long uploads of one group are waited for
 */
record Enqueue(Dialect dialect, GroupWait groupWait) {

  /**
   * A row with a group joins the group's first row, its leader, while that one still waits for
   * more; later it leads a group of its own. The leader is due first, so its members never are.
   */
  private static final String STORE =
      """
      INSERT INTO inbox (platform, dedupe_key, conversation, upload, state, next_attempt_at,
                         received_at, updated_at, group_key, leader)
      VALUES (?, ?, ?, ?, 'RECEIVED', ?, ?, ?, ?, (
        SELECT max(id) FROM inbox
        WHERE group_key = ? AND conversation = ? AND platform = ? AND finished_at IS NULL
          AND leader IS NULL AND state = 'RECEIVED' AND attempts = 0 AND next_attempt_at > ?))
      ON CONFLICT (dedupe_key, platform) DO NOTHING
      RETURNING id, leader
      """;

  private static final String WAIT_ON =
      """
      UPDATE inbox
      SET next_attempt_at = CASE WHEN received_at + ? < ? THEN received_at + ? ELSE ? END
      WHERE id = ?
      """;

  /** Returns what transactions that keep several uploads are sorted by. */
  static String order(ChatEvent event) {
    return event.in().connection() + "/" + event.in().id();
  }

  /** Returns those that were not known yet. */
  List<Appended> append(Connection connection, List<? extends ChatEvent> events)
      throws SQLException {
    List<Appended> appended = new ArrayList<>();
    for (ChatEvent event : events) {
      append(connection, event, dialect.lock(connection, order(event)), appended);
    }
    return appended;
  }

  private void append(Connection connection, ChatEvent event, long now, List<Appended> appended)
      throws SQLException {
    String group = event instanceof PhotosPosted photos ? photos.album().orElse(null) : null;
    long due = group == null ? 0 : now + groupWait.quiet().toMillis();
    try (PreparedStatement insert =
        Sql.prepare(
            connection,
            STORE,
            event.in().connection(),
            event.id().key(),
            event.in().id(),
            EventJson.write(event),
            due,
            now,
            now,
            group,
            group,
            event.in().id(),
            event.in().connection(),
            now)) {
      ResultSet row = insert.executeQuery();
      if (row.next()) {
        appended.add(new Appended(event.id(), row.getLong("id")));
        waitOn(connection, row.getLong("leader"), due);
      }
    }
  }

  /** Every further upload of a group makes its leader wait on, within the limit. */
  private void waitOn(Connection connection, long leader, long due) throws SQLException {
    if (leader != 0) {
      long longest = groupWait.longest().toMillis();
      Sql.update(connection, WAIT_ON, longest, due, longest, due, leader);
    }
  }
}
