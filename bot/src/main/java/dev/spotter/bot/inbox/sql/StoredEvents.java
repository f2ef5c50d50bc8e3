package dev.spotter.bot.inbox.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.inbox.sql.EventJson.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Row mapper of events. Stateless. */
final class StoredEvents {

  /** What {@link #read} needs of a row. */
  static final String COLUMNS = "id, kind, body, words";

  /** Messages of an album that were not deleted. */
  private static final String MEMBERS =
      """
      SELECT kind, body, words FROM event
      WHERE leader = ? AND (finished_at IS NULL OR state = 'POSTED') ORDER BY id
      """;

  private StoredEvents() {}

  /**
   * Returns the condition that this version can read a row. One without a kind is a photo that was
   * kept by a version which knew no other.
   *
   * @param row the alias of its table
   */
  static String readable(String row) {
    String kinds =
        Arrays.stream(Kind.values())
            .map(kind -> "'" + kind + "'")
            .collect(Collectors.joining(", "));
    return "(%1$s.kind IS NULL OR %1$s.kind IN (%2$s)) AND %1$s.version <= %3$d"
        .formatted(row, kinds, EventJson.VERSION);
  }

  /**
   * Reads an event; of an album the first message with the pictures of all.
   *
   * @throws JsonProcessingException when this version cannot
   */
  static ChatEvent read(Connection connection, ResultSet row)
      throws SQLException, JsonProcessingException {
    ChatEvent event = readOne(row);
    return event instanceof PhotosPosted photos && photos.album().isPresent()
        ? whole(connection, row.getLong("id"), photos)
        : event;
  }

  private static ChatEvent readOne(ResultSet row) throws SQLException, JsonProcessingException {
    String kind = row.getString("kind");
    return EventJson.read(
        kind == null ? Kind.PHOTOS : Kind.valueOf(kind),
        row.getString("body"),
        row.getString("words"));
  }

  private static PhotosPosted whole(Connection connection, long leader, PhotosPosted first)
      throws SQLException, JsonProcessingException {
    try (PreparedStatement select = Sql.prepare(connection, MEMBERS, leader)) {
      ResultSet rows = select.executeQuery();
      PhotosPosted whole = first;
      while (rows.next()) {
        if (readOne(rows) instanceof PhotosPosted member) {
          whole = whole.and(member.pictures());
        }
      }
      return whole;
    }
  }
}
