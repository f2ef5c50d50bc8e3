package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.Mention;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The special parts of a text that Telegram finds by itself: commands, mentions, addresses, tags.
 * Offsets and lengths count UTF-16 code units, as Java does.
 */
final class TelegramEntities {

  private static final Map<String, Pattern> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put(
        "bot_command", Pattern.compile("(?<![^\\s])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z]\\w{4,31})?"));
    KINDS.put("mention", Pattern.compile("(?<![\\w/@])@[A-Za-z]\\w{4,31}\\b"));
    KINDS.put("hashtag", Pattern.compile("(?<![\\w&])#[\\p{L}\\p{N}_]*\\p{L}[\\p{L}\\p{N}_]*"));
    KINDS.put("url", Pattern.compile("https?://[^\\s<>]*[^\\s<>.,;:!?)\\]'\"]"));
  }

  private TelegramEntities() {}

  /** Finds the special parts of a text, in its order. */
  static JsonArray of(String text) {
    List<JsonObject> found =
        KINDS.entrySet().stream()
            .flatMap(kind -> parts(kind.getKey(), kind.getValue(), text))
            .sorted(Comparator.comparing(part -> part.getInteger("offset")))
            .toList();
    return new JsonArray(new ArrayList<>(found));
  }

  private static Stream<JsonObject> parts(String type, Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .filter(part -> !type.equals("mention") || !isInCommand(text, part))
        .map(part -> entity(type, part.start(), part.end()));
  }

  private static boolean isInCommand(String text, MatchResult mention) {
    return KINDS
        .get("bot_command")
        .matcher(text)
        .results()
        .anyMatch(command -> command.start() < mention.start() && mention.start() < command.end());
  }

  static JsonObject entity(String type, int start, int end) {
    return new JsonObject().put("type", type).put("offset", start).put("length", end - start);
  }

  /**
   * Returns what an app sends when a person addresses the bot by its name: its username, chosen
   * from the list that the app offers.
   */
  static String typed(String text, Member bot) {
    StringBuilder sent = new StringBuilder();
    int from = 0;
    for (Mention mention : Mention.in(text, List.of(bot))) {
      sent.append(text, from, mention.start()).append('@').append(TelegramJson.USERNAME);
      from = mention.end();
    }
    return sent.append(text.substring(from)).toString();
  }
}
