package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.JsonBody;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.telegram.TelegramWords.Words;
import java.util.List;
import java.util.Optional;

/**
 * Parser of updates. Thread-safe.
 *
 * <p>Of interest are new messages, in groups and private chats ({@code message}) and in channels
 * ({@code channel_post}), that hold a photo, an image sent as a file, or words that may be meant
 * for the bot. Edited messages are not new ones; a channel's post that Telegram forwards into the
 * discussion group is the post once more; and what bots send is left alone so that no two of them
 * answer each other for ever. Of deleted messages Telegram tells no bot.
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
  private final BotAccount bot;
  private final TelegramWords words;

  /**
   * Creates the parser.
   *
   * @param connection the connection's name
   * @param bot who the bot is; its id keeps updates of two bots apart
   * @param name what people call the bot in plain text
   */
  TelegramUpdates(String connection, BotAccount bot, BotName name) {
    this.connection = connection;
    this.bot = bot;
    this.words = new TelegramWords(bot, name);
  }

  /**
   * Reads the body of a webhook request.
   *
   * @return the event; empty when the update is of no interest
   * @throws RefusedRequestException with status 400 when the body is no update
   */
  Optional<ChatEvent> parse(byte[] body) {
    return event(JsonBody.read(body));
  }

  /**
   * Reads one update.
   *
   * @return the event; empty when the update is of no interest
   * @throws RefusedRequestException with status 400 when it is no update
   */
  Optional<ChatEvent> event(JsonNode update) {
    long id = number(update, "update_id");
    Optional<JsonNode> message =
        KINDS.stream().map(update::path).filter(kind -> !kind.isMissingNode()).findFirst();
    if (message.isEmpty()) {
      return Optional.empty();
    }
    if (!message.get().isObject()) {
      throw RefusedRequestException.malformed("the update's message is no JSON object");
    }
    return new TelegramSender(message.get()).isBot()
            || message.get().path("is_automatic_forward").asBoolean()
        ? Optional.empty()
        : event(id, message.get());
  }

  private Optional<ChatEvent> event(long update, JsonNode message) {
    Optional<Picture> picture = TelegramPictures.of(message);
    return picture.isPresent()
        ? picture.map(shown -> photos(update, message, shown))
        : words.read(message).map(said -> text(update, message, said));
  }

  private PhotosPosted photos(long update, JsonNode message, Picture picture) {
    TelegramSender sender = new TelegramSender(message);
    return new PhotosPosted(
        key(update),
        in(message),
        sender.member(),
        String.valueOf(number(message, "message_id")),
        topic(message),
        sender.locale(),
        Optional.of(message.path("media_group_id").asText("")).filter(album -> !album.isBlank()),
        List.of(picture));
  }

  private TextPosted text(long update, JsonNode message, Words said) {
    TelegramSender sender = new TelegramSender(message);
    return new TextPosted(
        key(update),
        in(message),
        sender.member(),
        String.valueOf(number(message, "message_id")),
        topic(message),
        sender.locale(),
        said.text(),
        said.replyTo(),
        said.addressed());
  }

  private EventId key(long update) {
    return new EventId(connection, bot.id() + ":" + update);
  }

  private Conversation in(JsonNode message) {
    return new Conversation(connection, String.valueOf(number(message.path("chat"), "id")));
  }

  /** Without is_topic_message the thread is one of replies, which follows from the reply. */
  private static Optional<String> topic(JsonNode message) {
    return message.path("is_topic_message").asBoolean()
        ? Optional.of(String.valueOf(number(message, "message_thread_id")))
        : Optional.empty();
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
