package dev.spotter.bot.inbox.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.inbox.Captions;
import dev.spotter.bot.inbox.Ledger.Answered;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The captions of an open inbox.
 *
 * @param commits reads and changes them
 */
record SharedCaptions(GroupCommit commits) implements Captions {

  /** Of an album the leader has the answer. */
  private static final String NEWEST =
      """
      SELECT %s, reply, answer FROM event
      WHERE conversation = ? AND platform = ? AND reply IS NOT NULL AND lane = 'PHOTOS'
        AND leader IS NULL AND %s
      ORDER BY id DESC LIMIT ?
      """
          .formatted(StoredEvents.COLUMNS, StoredEvents.readable("event"));

  private static final String EDITED =
      "UPDATE event SET answer = ? WHERE reply = ? AND conversation = ? AND platform = ?";

  @Override
  public Future<List<Answered>> newest(Conversation in, int limit) {
    return commits.submit(connection -> newest(connection, in, limit));
  }

  private static List<Answered> newest(Connection connection, Conversation in, int limit)
      throws SQLException {
    try (PreparedStatement select =
        Sql.prepare(connection, NEWEST, in.id(), in.connection(), limit)) {
      List<Answered> all = new ArrayList<>();
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        all.add(Outcomes.answered(connection, rows));
      }
      return all;
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  @Override
  public Future<Void> edited(Answered caption, String text) {
    Conversation in = caption.event().in();
    return commits
        .submit(
            connection ->
                Sql.update(connection, EDITED, text, caption.reply(), in.id(), in.connection()))
        .mapEmpty();
  }
}
