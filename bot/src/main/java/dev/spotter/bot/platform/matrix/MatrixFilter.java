package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The filters that a homeserver is asked with, so that it sends what is looked at and no more. */
final class MatrixFilter {

  private MatrixFilter() {}

  /**
   * Returns the filter of {@code /sync}: no presence, no receipts, no state, and of each room's
   * timeline some types.
   *
   * @param types the types of events; none are sent for an empty list
   * @param limit the most events of a room
   */
  static String sync(List<String> types, int limit) {
    ObjectNode filter = JsonNodeFactory.instance.objectNode();
    nothing(filter.putObject("presence"));
    nothing(filter.putObject("account_data"));
    ObjectNode room = filter.putObject("room");
    nothing(room.putObject("state"));
    nothing(room.putObject("ephemeral"));
    nothing(room.putObject("account_data"));
    types(room.putObject("timeline"), types).put("limit", limit);
    return filter.toString();
  }

  /** Returns the filter of a room's history: some types of events. */
  static String history(List<String> types) {
    return types(JsonNodeFactory.instance.objectNode(), types).toString();
  }

  private static void nothing(ObjectNode filter) {
    types(filter, List.of());
  }

  private static ObjectNode types(ObjectNode filter, List<String> types) {
    types.forEach(filter.putArray("types")::add);
    return filter;
  }
}
