package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.RefusedRequestException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of a message's words: whether they are meant for the bot, and what they say. Thread-safe.
 *
 * <p>A command comes as plain words: {@code /ignore_me@spotter_bot} as "ignore me", and {@code
 * /start}, which opens every private chat, as "help". Entities count in UTF-16 units, as Java does.
 */
final class TelegramWords {

  private static final Pattern COMMAND =
      Pattern.compile("^/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,32}))?(?=\\s|$)");

  private final BotAccount account;
  private final BotName name;

  TelegramWords(BotAccount account, BotName name) {
    this.account = account;
    this.name = name;
  }

  /**
   * Words that may be meant for the bot.
   *
   * @param text without mentions of the bot
   * @param replyTo the message they reply to, if any
   * @param addressed whether they certainly are meant for the bot
   */
  record Words(String text, Optional<String> replyTo, boolean addressed) {}

  private record Span(int from, int to) {}

  /**
   * Reads the words of a message.
   *
   * @return empty when they cannot be meant for the bot
   * @throws RefusedRequestException when they name a bot and this one's name is not known yet
   */
  Optional<Words> read(JsonNode message) {
    String text = message.path("text").asText("");
    if (text.isBlank() || text.length() > Platform.MAX_TEXT || message.has("via_bot")) {
      return Optional.empty();
    }
    Matcher command = COMMAND.matcher(text);
    boolean isCommand = command.find();
    if (isCommand && command.group(2) != null && !isUs(command.group(2))) {
      return Optional.empty();
    }
    List<Span> mentions = mentions(message, text);
    Optional<JsonNode> replied = replied(message);
    boolean addressed =
        isCommand
            || !mentions.isEmpty()
            || name.isIn(text)
            || "private".equals(message.at("/chat/type").asText(""))
            || replied.filter(this::isOwn).isPresent();
    String said = isCommand ? command(command, text) : without(mentions, text);
    return Optional.of(
            new Words(
                name.removedFrom(said),
                replied.map(reply -> reply.path("message_id").asText("")),
                addressed))
        .filter(words -> addressed || replied.isPresent());
  }

  /** In a topic every message replies to the one that opened it, which is no reply. */
  private static Optional<JsonNode> replied(JsonNode message) {
    return Optional.of(message.path("reply_to_message"))
        .filter(reply -> reply.path("message_id").isIntegralNumber())
        .filter(reply -> !reply.has("forum_topic_created"));
  }

  private boolean isOwn(JsonNode message) {
    return message.at("/from/id").asText("").equals(account.id());
  }

  private List<Span> mentions(JsonNode message, String text) {
    return message
        .path("entities")
        .valueStream()
        .filter(entity -> fits(entity, text))
        .filter(entity -> mentionsUs(entity, part(entity, text)))
        .map(entity -> span(entity))
        .sorted(Comparator.comparing(Span::from).reversed())
        .toList();
  }

  private boolean mentionsUs(JsonNode entity, String part) {
    return switch (entity.path("type").asText("")) {
      case "mention" -> part.startsWith("@") && isUs(part.substring(1));
      case "text_mention" -> entity.at("/user/id").asText("").equals(account.id());
      default -> false;
    };
  }

  private boolean isUs(String username) {
    return account
        .username()
        .orElseThrow(() -> RefusedRequestException.early("the bot does not know its name yet"))
        .equalsIgnoreCase(username);
  }

  private static boolean fits(JsonNode entity, String text) {
    long from = entity.path("offset").asLong(-1);
    long length = entity.path("length").asLong(-1);
    return from >= 0 && length > 0 && from <= text.length() && length <= text.length() - from;
  }

  private static Span span(JsonNode entity) {
    int from = entity.path("offset").asInt();
    return new Span(from, from + entity.path("length").asInt());
  }

  private static String part(JsonNode entity, String text) {
    Span span = span(entity);
    return text.substring(span.from(), span.to());
  }

  private static String command(Matcher command, String text) {
    String verb = command.group(1).replace('_', ' ').strip();
    return verb.equalsIgnoreCase("start") ? "help" : verb + text.substring(command.end());
  }

  private static String without(List<Span> lastFirst, String text) {
    StringBuilder said = new StringBuilder(text);
    lastFirst.forEach(span -> said.replace(span.from(), span.to(), " "));
    return lastFirst.isEmpty() ? text : BotName.trimmed(said.toString());
  }
}
