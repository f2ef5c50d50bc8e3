package dev.spotter.bot.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.MessageDeleted;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.RefusedRequestException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parser of one event about a message.
 *
 * <p>Photos come as {@code message} with the subtype {@code file_share} (or {@code
 * thread_broadcast}) and one or more {@code files}; texts without subtype. A message that mentions
 * the bot comes as {@code app_mention} as well, with its files but without the subtype. (The event
 * {@code file_shared} tells of the same upload once more, so it is not looked at.) Edits, and what
 * bots post, are of no interest.
 *
 * <p>The keys are made of the message rather than of {@code event_id}: every delivery of one event
 * has both in common, and the message stays the same even when two subscriptions tell of it. Photos
 * and words have different keys, so that a mention that comes without its files takes no photo's
 * place.
 */
final class SlackMessage {

  /** Ids and timestamps become parts of keys and API calls, so nothing else is let in. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private static final Set<String> TYPES = Set.of("message", "app_mention");

  /** Markup makes a text longer than it is shown. */
  private static final int MAX_MARKED_UP = 4 * Platform.MAX_TEXT;

  private final String connection;
  private final BotName name;
  private final JsonNode body;
  private final JsonNode event;
  private final Set<String> ownUsers;

  SlackMessage(String connection, BotName name, JsonNode body) {
    this.connection = connection;
    this.name = name;
    this.body = body;
    this.event = body.path("event");
    this.ownUsers = ownUsers();
  }

  /** The event's authorizations name the bot's user. */
  private Set<String> ownUsers() {
    return body.path("authorizations")
        .valueStream()
        .filter(authorization -> authorization.path("is_bot").asBoolean())
        .map(authorization -> authorization.path("user_id").asText(""))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Reads the event.
   *
   * @return what it is to the bot; empty when it is of no interest
   * @throws RefusedRequestException with status 400 when it cannot be understood
   */
  Optional<ChatEvent> event() {
    if (!TYPES.contains(event.path("type").asText("")) || event.hasNonNull("edited")) {
      return Optional.empty();
    }
    return switch (event.path("subtype").asText("")) {
      case "", "file_share", "thread_broadcast" -> byBot(event) ? Optional.empty() : posted();
      case "message_deleted" -> deleted(event.path("previous_message"));
      default -> Optional.empty();
    };
  }

  private boolean byBot(JsonNode message) {
    String user = message.path("user").asText("");
    return ownUsers.contains(user)
        || user.equals("USLACKBOT")
        || message.hasNonNull("bot_id")
        || message.hasNonNull("bot_profile");
  }

  private Optional<ChatEvent> posted() {
    List<Picture> pictures =
        event
            .path("files")
            .valueStream()
            .flatMap(file -> SlackFile.picture(file).stream())
            .toList();
    return pictures.isEmpty() ? text() : Optional.of(photos(pictures));
  }

  private PhotosPosted photos(List<Picture> pictures) {
    String ts = id("ts");
    return new PhotosPosted(
        key(ts, ""),
        in(),
        new Member(id("user"), Optional.empty()),
        ts,
        Optional.of(thread(event).orElse(ts)),
        Optional.empty(),
        Optional.empty(),
        pictures);
  }

  /** Words that nobody says, or that cannot be meant for the bot, are none. */
  private Optional<ChatEvent> text() {
    String marked = event.path("text").asText("");
    String user = event.path("user").asText("");
    if (marked.isBlank() || marked.length() > MAX_MARKED_UP || !ID.matcher(user).matches()) {
      return Optional.empty();
    }
    String plain = SlackText.plain(marked, addressees(marked));
    Optional<String> replyTo = thread(event).filter(root -> !root.equals(id("ts")));
    boolean addressed = isAddressed(marked, plain);
    return plain.length() <= Platform.MAX_TEXT && (addressed || replyTo.isPresent())
        ? Optional.of(text(user, name.removedFrom(plain), replyTo, addressed))
        : Optional.empty();
  }

  private TextPosted text(String user, String text, Optional<String> replyTo, boolean addressed) {
    String ts = id("ts");
    return new TextPosted(
        key(ts, ":text"),
        in(),
        new Member(user, Optional.empty()),
        ts,
        Optional.of(thread(event).orElse(ts)),
        Optional.empty(),
        text,
        replyTo,
        addressed);
  }

  private boolean isAddressed(String marked, String plain) {
    return event.path("type").asText("").equals("app_mention")
        || event.path("channel_type").asText("").equals("im")
        || SlackText.mentions(marked).anyMatch(ownUsers::contains)
        || name.isIn(plain);
  }

  /** Where Slack does not say who the bot is, the first whom an app_mention mentions is. */
  private Set<String> addressees(String marked) {
    boolean unnamed = ownUsers.isEmpty() && event.path("type").asText("").equals("app_mention");
    return unnamed
        ? SlackText.mentions(marked).limit(1).collect(Collectors.toUnmodifiableSet())
        : ownUsers;
  }

  /** Slack does not tell who deleted a message; its author is the most that is known. */
  private Optional<ChatEvent> deleted(JsonNode message) {
    if (byBot(message)) {
      return Optional.empty();
    }
    String ts = id("deleted_ts");
    return Optional.of(
        new MessageDeleted(
            key(ts, ":deleted"),
            in(),
            new Member(message.path("user").asText(""), Optional.empty()),
            ts,
            thread(message)));
  }

  private EventId key(String ts, String kind) {
    String team = id(body, "team_id");
    return new EventId(connection, team + ":" + id("channel") + ":" + ts + kind);
  }

  private Conversation in() {
    return new Conversation(connection, id("channel"));
  }

  private static Optional<String> thread(JsonNode message) {
    return message.hasNonNull("thread_ts")
        ? Optional.of(id(message, "thread_ts"))
        : Optional.empty();
  }

  private String id(String field) {
    return id(event, field);
  }

  private static String id(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual() || !ID.matcher(value.asText("")).matches()) {
      throw RefusedRequestException.malformed("the message event has no usable " + field);
    }
    return value.asText("");
  }
}
