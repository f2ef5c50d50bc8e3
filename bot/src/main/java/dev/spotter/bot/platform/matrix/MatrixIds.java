package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.platform.RefusedRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Matrix's identifiers: a sign and at most 254 printable characters. What follows the sign is up to
 * servers, so it is checked before it becomes part of a key, and encoded in paths. Stateless.
 */
final class MatrixIds {

  private static final Pattern ROOM = Pattern.compile("![\\x21-\\x7e]{1,254}");
  private static final Pattern EVENT = Pattern.compile("\\$[\\x21-\\x7e]{1,254}");
  private static final Pattern USER = Pattern.compile("@[\\x21-\\x7e]{0,253}:[\\x21-\\x7e]{1,253}");

  private MatrixIds() {}

  /** Reads a room's id; refuses what is none. */
  static String room(JsonNode id) {
    return checked(ROOM, id, "room_id");
  }

  /** Reads an event's id; refuses what is none. */
  static String event(JsonNode id) {
    return checked(EVENT, id, "event_id");
  }

  /** Reads a user's id; refuses what is none. */
  static String user(JsonNode id) {
    return checked(USER, id, "sender");
  }

  /** Reads the id of an event that is referred to; what is none refers to nothing. */
  static Optional<String> reference(JsonNode id) {
    return Optional.of(id.asText("")).filter(text -> EVENT.matcher(text).matches());
  }

  /** Returns the part of a user's id that its homeserver gave it: ana of @ana:example.org. */
  static String localpart(String user) {
    return user.replaceFirst("^@([^:]*):.*", "$1");
  }

  /** Returns a path of encoded segments; each begins with a slash. */
  static String path(String... segments) {
    StringBuilder path = new StringBuilder();
    for (String segment : segments) {
      path.append('/').append(encoded(segment));
    }
    return path.toString();
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String checked(Pattern pattern, JsonNode id, String what) {
    if (!id.isTextual() || !pattern.matcher(id.asText("")).matches()) {
      throw RefusedRequestException.malformed("the event has no usable " + what);
    }
    return id.asText("");
  }
}
