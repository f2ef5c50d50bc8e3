package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Event;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** The model's ids in Slack's form: a letter that tells the kind, then capitals and digits. */
final class SlackIds {

  /** The one workspace. */
  static final String TEAM = "T0SPOTTER";

  /** The one app. */
  static final String APP = "A0SPOTTER";

  /** The app's bot, beside its user. */
  static final String BOT = "B0SPOTTER";

  private static final int RADIX = 36;
  private static final int LENGTH = 10;
  private static final int MICROS_PER_MILLI = 1_000;

  private SlackIds() {}

  static String channel(String conversation) {
    return "C" + code(conversation);
  }

  static String user(String member) {
    return "U" + code(member);
  }

  static String file(String picture) {
    return "F" + code(picture);
  }

  /** The same for every delivery of an event; the part tells apart what is told of one. */
  static String event(Event event, String part) {
    return "Ev" + code(event.conversation() + "/" + event.seq() + part);
  }

  /**
   * Seconds with six digits after the point; the last three keep events of one millisecond apart.
   */
  static String ts(Event event) {
    long millis = event.at().toEpochMilli();
    long micros = millis % 1_000 * MICROS_PER_MILLI + event.seq() % MICROS_PER_MILLI;
    return "%d.%06d".formatted(millis / 1_000, micros);
  }

  private static String code(String id) {
    UUID name = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    String digits = Long.toUnsignedString(name.getMostSignificantBits(), RADIX);
    String code = "0".repeat(LENGTH) + digits.toUpperCase(Locale.ROOT);
    return code.substring(code.length() - LENGTH);
  }
}
