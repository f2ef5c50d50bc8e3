package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.VisibleName;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parser of who posted a message: a person, or somebody who posts as a chat.
 *
 * @param message the message
 */
record TelegramSender(JsonNode message) {

  /** Who posts as a chat comes with a stand-in bot in {@code from}, but is a person. */
  boolean isBot() {
    return !message.path("sender_chat").isObject() && message.at("/from/is_bot").asBoolean();
  }

  /** Returns who it is. */
  Member member() {
    return new Member(sender().path("id").asText(""), name());
  }

  /** Returns the language of a person's app; who posts as a chat comes without one. */
  Optional<Locale> locale() {
    return Optional.of(sender().path("language_code").asText(""))
        .map(Locale::forLanguageTag)
        .filter(locale -> !locale.getLanguage().isEmpty());
  }

  private JsonNode sender() {
    JsonNode chat = message.path("sender_chat");
    return chat.isObject() ? chat : message.path("from");
  }

  /** In a channel the author who signed, else the channel; elsewhere the person or the chat. */
  private Optional<String> name() {
    boolean inChannel = "channel".equals(message.at("/chat/type").asText(""));
    Optional<String> signature = shown(message, "author_signature").filter(signed -> inChannel);
    JsonNode sender = inChannel ? message.path("chat") : sender();
    return signature.or(() -> shown(sender, "title")).or(() -> fullName(sender));
  }

  private static Optional<String> fullName(JsonNode user) {
    String name =
        Stream.of("first_name", "last_name")
            .flatMap(field -> shown(user, field).stream())
            .collect(Collectors.joining(" "));
    return VisibleName.of(name).or(() -> shown(user, "username"));
  }

  private static Optional<String> shown(JsonNode object, String field) {
    return VisibleName.of(object.path(field).asText(""));
  }
}
