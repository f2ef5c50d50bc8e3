package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.TextPosted;
import java.util.List;
import java.util.Optional;

/**
 * Parser of one {@code m.room.message}. Images, files that are images, and {@code m.text} count. An
 * edit comes as another message with the relation {@code m.replace} and is no new one; {@code
 * m.notice} is how bots speak, and no bot is to answer it.
 *
 * @param id the event's key, which holds its id
 * @param in the room
 * @param by the sender
 * @param content the event's content
 */
record MatrixMessage(EventId id, Conversation in, Member by, JsonNode content) {

  /** Returns what it is to the bot; empty when it is of no interest. */
  Optional<ChatEvent> read(MatrixWords words) {
    if (relation("rel_type").equals("m.replace")) {
      return Optional.empty();
    }
    return switch (content.path("msgtype").asText("")) {
      case "m.image", "m.file" -> MatrixPictures.of(content).map(this::photos);
      case "m.text" -> words.read(content).map(this::text);
      default -> Optional.empty();
    };
  }

  private ChatEvent photos(Picture picture) {
    return new PhotosPosted(
        id, in, by, id.key(), thread(), Optional.empty(), Optional.empty(), List.of(picture));
  }

  private ChatEvent text(MatrixWords.Words said) {
    return new TextPosted(
        id, in, by, id.key(), thread(), Optional.empty(), said.text(), replyTo(), said.addressed());
  }

  private Optional<String> thread() {
    return relation("rel_type").equals("m.thread")
        ? MatrixIds.reference(content.path("m.relates_to").path("event_id"))
        : Optional.empty();
  }

  /**
   * In a thread every message names one that it follows, for apps without threads; that is no
   * reply. All of a thread is about the message that it began with.
   */
  private Optional<String> replyTo() {
    JsonNode relation = content.path("m.relates_to");
    Optional<String> replied =
        relation.path("is_falling_back").asBoolean()
            ? Optional.empty()
            : MatrixIds.reference(relation.path("m.in_reply_to").path("event_id"));
    return replied.or(this::thread);
  }

  private String relation(String field) {
    return content.path("m.relates_to").path(field).asText("");
  }
}
