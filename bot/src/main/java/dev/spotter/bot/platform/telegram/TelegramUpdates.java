package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.platform.JsonBody;
import dev.spotter.bot.platform.RefusedRequestException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads updates. Stateless and thread-safe.
 *
 * <p>Of interest are new messages, in groups and private chats ({@code message}) and in channels
 * ({@code channel_post}), that hold a photo or an image sent as a file. Edited messages are not new
 * ones, and what bots send is left alone so that no two of them answer each other for ever.
 *
 * <p>An album comes as one update per picture, with one {@code media_group_id} and no word of how
 * many they are, which Telegram itself cannot know (tdlib/telegram-bot-api#643): so the inbox waits
 * until an album has been quiet for a while.
 */
final class TelegramUpdates {

  /** What the bot asks Telegram for. */
  static final List<String> KINDS = List.of("message", "channel_post");

  /** Returns {@link #KINDS} as an API call's argument. */
  static ArrayNode kinds() {
    ArrayNode kinds = JsonNodeFactory.instance.arrayNode();
    KINDS.forEach(kinds::add);
    return kinds;
  }

  private final String connection;
  private final String bot;

  /** Takes the connection's name, and the bot's id, which keeps updates of two bots apart. */
  TelegramUpdates(String connection, String bot) {
    this.connection = connection;
    this.bot = bot;
  }

  /**
   * Reads the body of a webhook request.
   *
   * @return the upload; empty when the update is of no interest
   * @throws RefusedRequestException with status 400 when the body is no update
   */
  Optional<PhotosPosted> parse(byte[] body) {
    return upload(JsonBody.read(body));
  }

  /**
   * Reads one update.
   *
   * @return the upload; empty when the update is of no interest
   * @throws RefusedRequestException with status 400 when it is no update
   */
  Optional<PhotosPosted> upload(JsonNode update) {
    long id = number(update, "update_id");
    Optional<JsonNode> message =
        KINDS.stream().map(update::path).filter(kind -> !kind.isMissingNode()).findFirst();
    if (message.isEmpty()) {
      return Optional.empty();
    }
    if (!message.get().isObject()) {
      throw RefusedRequestException.malformed("the update's message is no JSON object");
    }
    return TelegramPictures.of(message.get())
        .filter(picture -> !isFromBot(message.get()))
        .map(picture -> upload(id, message.get(), picture));
  }

  private PhotosPosted upload(long update, JsonNode message, Picture picture) {
    return new PhotosPosted(
        new EventId(connection, bot + ":" + update),
        new Conversation(connection, String.valueOf(number(message.path("chat"), "id"))),
        new Member(sender(message).path("id").asText(), name(message)),
        String.valueOf(number(message, "message_id")),
        topic(message),
        Optional.empty(),
        text(message, "media_group_id"),
        List.of(picture));
  }

  /** Who posts as a chat comes with a stand-in bot in {@code from}, but is a person. */
  private static boolean isFromBot(JsonNode message) {
    return !message.path("sender_chat").isObject() && message.at("/from/is_bot").asBoolean();
  }

  private static JsonNode sender(JsonNode message) {
    JsonNode chat = message.path("sender_chat");
    return chat.isObject() ? chat : message.path("from");
  }

  /** In a channel the author who signed, else the channel; elsewhere the person or the chat. */
  private static Optional<String> name(JsonNode message) {
    boolean inChannel = "channel".equals(message.at("/chat/type").asText());
    Optional<String> signature = text(message, "author_signature").filter(signed -> inChannel);
    JsonNode sender = inChannel ? message.path("chat") : sender(message);
    return signature.or(() -> text(sender, "title")).or(() -> fullName(sender));
  }

  private static Optional<String> fullName(JsonNode user) {
    String name =
        Stream.of("first_name", "last_name")
            .flatMap(field -> text(user, field).stream())
            .collect(Collectors.joining(" "));
    return Optional.of(name).filter(full -> !full.isEmpty()).or(() -> text(user, "username"));
  }

  /** Without is_topic_message the thread is one of replies, which follows from the reply. */
  private static Optional<String> topic(JsonNode message) {
    return message.path("is_topic_message").asBoolean()
        ? Optional.of(String.valueOf(number(message, "message_thread_id")))
        : Optional.empty();
  }

  private static Optional<String> text(JsonNode object, String field) {
    return Optional.of(object.path(field).asText()).filter(text -> !text.isBlank());
  }

  /** Ids of chats exceed 32 bits. */
  private static long number(JsonNode object, String field) {
    JsonNode number = object.path(field);
    if (!number.isIntegralNumber() || !number.canConvertToLong()) {
      throw RefusedRequestException.malformed("the update has no usable " + field);
    }
    return number.asLong();
  }
}
