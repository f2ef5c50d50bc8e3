package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.MessageDeleted;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.RefusedRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parser of the events of rooms, pushed or asked for. What people say becomes chat events; what
 * concerns the bot's own place in a room is done at once, and harmless to do again. Thread-safe.
 *
 * <p>Events are keyed by their {@code event_id}. The ids of transactions add nothing to that, and
 * begin anew when a homeserver's database does.
 *
 * <p>An event that cannot be understood is passed over: a homeserver sends a transaction that was
 * refused again until it is taken, and nothing else meanwhile.
 */
final class MatrixEvents {

  /** What people say, and take back. */
  private static final Set<String> SAID = Set.of("m.room.message", "m.room.redaction");

  /** The kinds of events that the bot wants to be told of. */
  static final List<String> TYPES =
      List.of(
          "m.room.message",
          "m.room.redaction",
          "m.room.encrypted",
          "m.room.encryption",
          "m.room.member");

  private static final Logger LOG = LoggerFactory.getLogger(MatrixEvents.class);

  private final String connection;
  private final MatrixAccount account;
  private final BotName name;
  private final MatrixRooms rooms;
  private final MatrixMembers members;

  /**
   * Creates the parser.
   *
   * @param connection the connection's name, which keys and conversations carry
   * @param account who the bot is
   * @param name what people call the bot in plain text
   * @param rooms told of invitations and encryption
   * @param members told of changed names
   */
  MatrixEvents(
      String connection,
      MatrixAccount account,
      BotName name,
      MatrixRooms rooms,
      MatrixMembers members) {
    this.connection = connection;
    this.account = account;
    this.name = name;
    this.rooms = rooms;
    this.members = members;
  }

  /**
   * Reads events that name their rooms, as those of a transaction do.
   *
   * @throws RefusedRequestException with status 503 when the bot does not know its own id yet
   */
  List<ChatEvent> read(JsonNode events) {
    MatrixAccount.Own own = account.ownNow();
    List<ChatEvent> read = new ArrayList<>();
    events.forEach(event -> read(own, event.path("room_id"), event).ifPresent(read::add));
    return read;
  }

  /** Reads one event of a room. */
  Optional<ChatEvent> read(MatrixAccount.Own own, JsonNode room, JsonNode event) {
    try {
      return event(own, MatrixIds.room(room), event);
    } catch (RefusedRequestException e) {
      LOG.warn("An event of {} was passed over: {}", connection, e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<ChatEvent> event(MatrixAccount.Own own, String room, JsonNode event) {
    String sender = MatrixIds.user(event.path("sender"));
    String type = event.path("type").asText("");
    if (SAID.contains(type)) {
      return sender.equals(own.user()) ? Optional.empty() : said(own, room, sender, event);
    }
    happened(own, room, type, event);
    return Optional.empty();
  }

  private Optional<ChatEvent> said(
      MatrixAccount.Own own, String room, String sender, JsonNode event) {
    return event.path("type").asText("").equals("m.room.redaction")
        ? deleted(room, sender, event)
        : message(own, room, sender, event);
  }

  private void happened(MatrixAccount.Own own, String room, String type, JsonNode event) {
    boolean isState = event.path("state_key").isTextual();
    if (type.equals("m.room.member") && isState) {
      membership(own, room, event);
    } else if (type.equals("m.room.encryption") && isState) {
      rooms.becameEncrypted(room);
    } else if (type.equals("m.room.encrypted")) {
      rooms.sawEncryption(room);
    }
  }

  private void membership(MatrixAccount.Own own, String room, JsonNode event) {
    String member = event.path("state_key").asText("");
    members.forget(room, member);
    boolean invited = event.at("/content/membership").asText("").equals("invite");
    if (invited && member.equals(own.user())) {
      rooms.accept(room);
    }
  }

  private Optional<ChatEvent> message(
      MatrixAccount.Own own, String room, String sender, JsonNode event) {
    return new MatrixMessage(
            key(event),
            new Conversation(connection, room),
            new Member(sender, Optional.empty()),
            event.path("content"))
        .read(new MatrixWords(own, name));
  }

  /** Since room version 11 the event that is gone is named within the content. */
  private Optional<ChatEvent> deleted(String room, String sender, JsonNode event) {
    return MatrixIds.reference(event.at("/content/redacts"))
        .or(() -> MatrixIds.reference(event.path("redacts")))
        .map(
            gone ->
                new MessageDeleted(
                    key(event),
                    new Conversation(connection, room),
                    new Member(sender, Optional.empty()),
                    gone,
                    Optional.empty()));
  }

  private EventId key(JsonNode event) {
    return new EventId(connection, MatrixIds.event(event.path("event_id")));
  }
}
