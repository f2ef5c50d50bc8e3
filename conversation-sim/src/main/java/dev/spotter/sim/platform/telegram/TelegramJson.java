package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.picture.Rendition;
import dev.spotter.sim.picture.Size;
import dev.spotter.sim.platform.EmulationContext;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes chats, people and messages as the Bot API does. A JPEG is a photo, in several sizes; any
 * other file is a document, which is how Telegram's apps send it.
 */
final class TelegramJson {

  private static final String JPEG = "image/jpeg";
  private static final List<Size> SIZES = List.of(Size.THUMBNAIL, Size.MEDIUM, Size.ORIGINAL);

  private final TelegramIds ids;
  private final long botId;

  TelegramJson(TelegramIds ids, long botId) {
    this.ids = ids;
    this.botId = botId;
  }

  /** One message for each picture of an event, or one for its words. */
  List<JsonObject> messages(Event event, Conversation conversation) {
    if (event.content() instanceof Content.Photos photos) {
      List<Picture> pictures = photos.pictures();
      return IntStream.range(0, pictures.size())
          .mapToObj(
              i -> picture(head(event, conversation, i), pictures.get(i), event, pictures.size()))
          .toList();
    }
    String words = ((Content.Text) event.content()).text();
    return List.of(head(event, conversation, 0).put("text", words));
  }

  private JsonObject head(Event event, Conversation conversation, int picture) {
    JsonObject message =
        new JsonObject()
            .put("message_id", TelegramIds.message(event.seq(), picture))
            .put("from", user(event.member()))
            .put("chat", chat(conversation))
            .put("date", event.at().getEpochSecond());
    event
        .references()
        .thread()
        .ifPresent(
            first ->
                message
                    .put("message_thread_id", TelegramIds.message(first, 0))
                    .put("is_topic_message", true));
    return message;
  }

  private JsonObject picture(JsonObject message, Picture picture, Event event, int number) {
    if (number > 1) {
      message.put("media_group_id", "%d%06d".formatted(13, event.seq()));
    }
    return JPEG.equals(picture.original().mediaType())
        ? message.put("photo", sizes(picture))
        : message.put("document", document(picture));
  }

  private static JsonArray sizes(Picture picture) {
    JsonArray sizes = new JsonArray();
    SIZES.stream()
        .flatMap(size -> picture.rendition(size).stream())
        .map(TelegramJson::size)
        .forEach(sizes::add);
    return sizes;
  }

  private static JsonObject size(Rendition rendition) {
    return file(rendition).put("width", rendition.width()).put("height", rendition.height());
  }

  private static JsonObject document(Picture picture) {
    Rendition original = picture.original();
    JsonObject document =
        file(original)
            .put("file_name", picture.name())
            .put("mime_type", picture.readable() ? original.mediaType() : byName(picture.name()));
    picture.rendition(Size.THUMBNAIL).ifPresent(small -> document.put("thumbnail", size(small)));
    return document;
  }

  /** Telegram takes an app's word for the type, and apps go by the name. */
  private static String byName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Stream.of(".jpg", ".jpeg").anyMatch(lower::endsWith) ? JPEG : "application/octet-stream";
  }

  private static JsonObject file(Rendition rendition) {
    return new JsonObject()
        .put("file_id", TelegramFileStore.id(rendition.id()))
        .put("file_unique_id", "AQ" + rendition.id().substring(0, 8))
        .put("file_size", rendition.bytes());
  }

  /** Describes a chat; every conversation is a supergroup with topics. */
  JsonObject chat(Conversation conversation) {
    return new JsonObject()
        .put("id", ids.chat(conversation.id()))
        .put("type", "supergroup")
        .put("is_forum", true)
        .put("title", conversation.name());
  }

  /** Describes a person: what comes after the first blank is the last name. */
  JsonObject user(Member member) {
    if (member.bot()) {
      return bot();
    }
    String[] names = member.name().strip().split("\\s+", 2);
    JsonObject user =
        new JsonObject()
            .put("id", ids.user(member.id()))
            .put("is_bot", false)
            .put("first_name", names[0]);
    return names.length == 1 ? user : user.put("last_name", names[1]);
  }

  /** Describes the bot. */
  JsonObject bot() {
    return new JsonObject()
        .put("id", botId)
        .put("is_bot", true)
        .put("first_name", EmulationContext.BOT_NAME)
        .put("username", "spotter_simulator_bot");
  }
}
