package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Emoji;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.Message;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.platform.EmulationContext;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes chats, people and messages as the Bot API does. A JPEG is a photo, in several sizes; any
 * other file is a document, which is how Telegram's apps send it.
 */
final class TelegramJson {

  /** The bot's username. */
  static final String USERNAME = "spotter_simulator_bot";

  private final TelegramIds ids;
  private final long botId;

  TelegramJson(TelegramIds ids, long botId) {
    this.ids = ids;
    this.botId = botId;
  }

  /** One message for each picture of a message, or one for its words. */
  List<JsonObject> messages(Message message, Conversation conversation) {
    Event event = message.posted();
    if (event.content() instanceof Content.Photos photos) {
      List<Picture> pictures = photos.pictures();
      return IntStream.range(0, pictures.size())
          .mapToObj(
              i -> picture(head(event, conversation, i), pictures.get(i), event, pictures.size()))
          .toList();
    }
    return List.of(text(message, conversation));
  }

  private JsonObject text(Message message, Conversation conversation) {
    Event event = message.posted();
    String words =
        event.member().bot() ? message.text() : TelegramEntities.typed(message.text(), THE_BOT);
    JsonObject json = head(event, conversation, 0).put("text", words);
    addEntities(json, TelegramEntities.of(words));
    message.edited().ifPresent(edit -> json.put("edit_date", edit.at().getEpochSecond()));
    return json;
  }

  /** Adds entities to those that a message has; one without any has no such field. */
  static void addEntities(JsonObject message, JsonArray entities) {
    JsonArray all = message.getJsonArray("entities", new JsonArray()).addAll(entities);
    if (!all.isEmpty()) {
      message.put("entities", all);
    }
  }

  /** As people address it; which member it is does not matter. */
  private static final Member THE_BOT = new Member("", EmulationContext.BOT_NAME, true);

  /** Adds the message that another one answers, which carries none itself. */
  JsonObject answering(JsonObject message, Message answered, Conversation conversation) {
    return message.put("reply_to_message", messages(answered, conversation).get(0));
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

  private static JsonObject picture(JsonObject message, Picture picture, Event event, int number) {
    if (number > 1) {
      message.put("media_group_id", "%d%06d".formatted(13, event.seq()));
    }
    return TelegramMedia.write(message, picture);
  }

  /** A reaction of a member: everything it has reacted by before and after. */
  JsonObject reaction(
      Event event, Content.Reaction change, Message before, Message after, Conversation there) {
    return new JsonObject()
        .put("chat", chat(there))
        .put("message_id", TelegramIds.message(change.target(), 0))
        .put("user", user(event.member()))
        .put("date", event.at().getEpochSecond())
        .put("old_reaction", by(event.member(), before))
        .put("new_reaction", by(event.member(), after));
  }

  private static JsonArray by(Member member, Message message) {
    JsonArray emojis = new JsonArray();
    message
        .reactions()
        .forEach(
            (emoji, who) -> {
              if (who.contains(member)) {
                emojis.add(emoji(emoji));
              }
            });
    return emojis;
  }

  private static JsonObject emoji(Emoji emoji) {
    return new JsonObject().put("type", "emoji").put("emoji", emoji.symbol());
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
        .put("username", USERNAME);
  }
}
