package dev.spotter.bot;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.EventLog;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.platform.Platform;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events that tests make up, and what is done with them. */
public final class TestEvents {

  private TestEvents() {}

  /** Makes a message with photos that stands alone. */
  public static PhotosPosted photos(
      String connection,
      String key,
      String conversation,
      String message,
      String member,
      Optional<String> name,
      List<Picture> pictures) {
    return photos(
        connection,
        key,
        conversation,
        message,
        member,
        name,
        Optional.empty(),
        Optional.empty(),
        pictures);
  }

  /** Makes a message with photos. */
  public static PhotosPosted photos(
      String connection,
      String key,
      String conversation,
      String message,
      String member,
      Optional<String> name,
      Optional<String> thread,
      Optional<String> album,
      List<Picture> pictures) {
    return new PhotosPosted(
        new EventId(connection, key),
        new Conversation(connection, conversation),
        new Member(member, name),
        message,
        thread,
        Optional.empty(),
        album,
        pictures);
  }

  /** Makes a text that is addressed to the bot. */
  public static TextPosted text(
      String connection, String key, String conversation, String member, String text) {
    return new TextPosted(
        new EventId(connection, key),
        new Conversation(connection, conversation),
        new Member(member, Optional.empty()),
        key,
        Optional.empty(),
        Optional.empty(),
        text,
        Optional.empty(),
        true);
  }

  /** Makes what stands for a claimed row where only its number counts. */
  public static ClaimedEvent claimed(long row) {
    return new ClaimedEvent(
        row,
        photos("chat", "row " + row, "CON", "1", "MEM", Optional.empty(), List.of()),
        InboxState.RECEIVED,
        1,
        Optional.empty(),
        Instant.EPOCH);
  }

  /** Appends events; completes with the rows of the new ones. */
  public static Future<List<Long>> append(EventLog log, List<? extends ChatEvent> events) {
    return log.append(events)
        .map(appended -> appended.stream().map(EventLog.Appended::row).toList());
  }

  /** Posts the answer to an event. */
  public static Future<String> post(Platform platform, ChatEvent event, String text) {
    return platform.post(event.in(), OutgoingMessage.answering(event, text));
  }

  /** Looks for the answer to an event. */
  public static Future<Optional<String>> findPosted(
      Platform platform, ChatEvent event, String text, Optional<String> after) {
    return platform.findPosted(event.in(), OutgoingMessage.answering(event, text), after);
  }

  /** Looks up who caused an event. */
  public static Future<Optional<String>> memberName(Platform platform, ChatEvent event) {
    return platform.memberName(event.in(), event.by());
  }
}
