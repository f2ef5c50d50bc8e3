package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.chat.MessageDeleted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settles what was deleted before it was answered, whoever has it in hand. Rows that an older
 * version kept do not tell their message and are answered.
 */
final class Deletions {

  private static final String DELETE =
      """
      UPDATE event SET state = 'DONE', reason = 'deleted', words = NULL, updated_at = ?,
        finished_at = ?
      WHERE conversation = ? AND platform = ? AND message = ? AND finished_at IS NULL
      RETURNING id, answer
      """;

  private static final String REST =
      "SELECT min(id) FROM event WHERE leader = ? AND finished_at IS NULL";

  /** What is left of an album goes on without its first message. */
  private static final String INHERIT =
      """
      UPDATE event SET leader = CASE WHEN id = ? THEN NULL ELSE ? END,
        next_attempt_at = (
          SELECT max(rest.next_attempt_at) FROM event AS rest
          WHERE rest.leader = ? AND rest.finished_at IS NULL)
      WHERE leader = ? AND finished_at IS NULL
      """;

  private static final String DELETE_REST =
      """
      UPDATE event SET state = 'DONE', reason = 'deleted', updated_at = ?, finished_at = ?
      WHERE leader = ? AND finished_at IS NULL
      """;

  private Deletions() {}

  /** Returns how many rows that settled. */
  static int apply(Connection connection, MessageDeleted deletion, long now) throws SQLException {
    Map<Long, Boolean> settled = new LinkedHashMap<>();
    try (PreparedStatement delete =
        Sql.prepare(
            connection,
            DELETE,
            now,
            now,
            deletion.in().id(),
            deletion.in().connection(),
            deletion.message())) {
      ResultSet rows = delete.executeQuery();
      while (rows.next()) {
        settled.put(rows.getLong("id"), rows.getString("answer") != null);
      }
    }
    int number = settled.size();
    for (Map.Entry<Long, Boolean> row : settled.entrySet()) {
      number += rest(connection, row.getKey(), row.getValue(), now);
    }
    return number;
  }

  /** The album's caption may be posted already when there is an answer; a second is not. */
  private static int rest(Connection connection, long leader, boolean isAnswered, long now)
      throws SQLException {
    if (isAnswered) {
      return Sql.update(connection, DELETE_REST, now, now, leader);
    }
    long heir = Sql.number(connection, REST, leader);
    if (heir != 0) {
      Sql.update(connection, INHERIT, heir, heir, leader, leader);
    }
    return 0;
  }
}
