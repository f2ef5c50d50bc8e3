package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/**
 * Privacy mode: which words of a group a bot is told of. With it on, which it is unless the bot's
 * owner switches it off, those are commands that are not meant for another bot, words that mention
 * the bot, and replies to it.
 *
 * <p>Where it is kinder than Telegram: photos are told all the same.
 */
final class TelegramPrivacy {

  private static final String MENTION = "@" + TelegramJson.USERNAME;

  private final boolean on;
  private final Chat chat;

  TelegramPrivacy(boolean on, Chat chat) {
    this.on = on;
    this.chat = chat;
  }

  /** Whether the bot is told of nothing but what is meant for it. */
  boolean on() {
    return on;
  }

  /** Whether the bot is told of an event whose message is written like this. */
  boolean tells(Event event, JsonObject message) {
    return !on || event.content() instanceof Content.Photos || isForBot(event, message);
  }

  private boolean isForBot(Event event, JsonObject message) {
    String text = message.getString("text", "").toLowerCase(Locale.ROOT);
    return message.getJsonArray("entities", new JsonArray()).stream()
            .map(JsonObject.class::cast)
            .map(entity -> addressed(text, entity))
            .anyMatch(Boolean::booleanValue)
        || answered(event).filter(target -> target.member().bot()).isPresent();
  }

  private static boolean addressed(String text, JsonObject entity) {
    int offset = entity.getInteger("offset");
    String part = text.substring(offset, offset + entity.getInteger("length"));
    return switch (entity.getString("type")) {
      case "bot_command" -> !part.contains("@") || part.endsWith(MENTION);
      case "mention" -> part.equals(MENTION);
      default -> false;
    };
  }

  private Optional<Event> answered(Event event) {
    return event
        .references()
        .answers()
        .flatMap(seq -> chat.timeline(event.conversation()).get(seq));
  }
}
