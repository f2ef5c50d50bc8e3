package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.chat.ImageUpload;
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
  static String order(ImageUpload upload) {
    return upload.platform() + "/" + upload.conversation();
  }

  /** Returns the ids of those that were not known yet. */
  List<Long> store(Connection connection, List<ImageUpload> uploads) throws SQLException {
    List<Long> ids = new ArrayList<>();
    for (ImageUpload upload : uploads) {
      store(connection, upload, dialect.lock(connection, order(upload)), ids);
    }
    return ids;
  }

  private void store(Connection connection, ImageUpload upload, long now, List<Long> ids)
      throws SQLException {
    String group = upload.group().orElse(null);
    long due = group == null ? 0 : now + groupWait.quiet().toMillis();
    try (PreparedStatement insert =
        Sql.prepare(
            connection,
            STORE,
            upload.platform(),
            upload.dedupeKey(),
            upload.conversation(),
            UploadJson.write(upload),
            due,
            now,
            now,
            group,
            group,
            upload.conversation(),
            upload.platform(),
            now)) {
      ResultSet row = insert.executeQuery();
      if (row.next()) {
        ids.add(row.getLong("id"));
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
