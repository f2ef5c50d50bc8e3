package dev.spotter.bot.platform.vonage.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.chat.VisibleName;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.JsonBody;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.RefusedRequestException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parser of conversation events. Stateless and thread-safe.
 *
 * <p>A picture comes as {@code type:"message"} with {@code body.message_type:"image"} and {@code
 * body.image.url}, or as the older {@code type:"image"} with three renditions, either in {@code
 * body.representations} or in {@code body} itself. A text comes as {@code type:"message"} with
 * {@code body.message_type:"text"}, or as the older {@code type:"text"}; conversations have neither
 * mentions nor replies, so it is meant for the bot when it begins with the name of the bot's user,
 * or mentions it in plain text. All other events are of no interest; those about the application
 * ({@code app:*}, {@code conversation:created}) lack even {@code id} and {@code conversation_id}.
 *
 * <p>That {@code _embedded.from_user} comes with webhook requests stays unconfirmed: it is known
 * from the API's answers and from push messages. Without it the member is looked up.
 */
final class ConversationEvents {

  /** Ids become parts of API addresses, so nothing else is let in. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  /** Smallest first. The renditions' sizes in pixels are not told. */
  private static final List<String> RENDITIONS = List.of("thumbnail", "medium", "original");

  private final String connection;
  private final String applicationId;
  private final String botUser;
  private final Pattern salutation;
  private final BotName name;

  ConversationEvents(String connection, String applicationId, String botUser, BotName name) {
    this.name = name;
    this.salutation =
        Pattern.compile(
            "^\\s*@?" + Pattern.quote(botUser) + "(?![\\p{L}\\p{N}_@/]|[.-][\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    this.connection = connection;
    this.applicationId = applicationId;
    this.botUser = botUser;
  }

  /**
   * Reads one event.
   *
   * @param body the request's body
   * @return the event; empty when it is of no interest, the bot's own, or another application's
   * @throws RefusedRequestException with status 400 when the body is no event
   */
  Optional<ChatEvent> parse(byte[] body) {
    JsonNode event = JsonBody.object(body);
    JsonNode user = event.at("/_embedded/from_user");
    boolean own = botUser.equals(user.path("name").asText(""));
    boolean ours = applicationId.equals(event.path("application_id").asText(applicationId));
    if (!ours || own) {
      return Optional.empty();
    }
    return switch (kind(event)) {
      case "image" -> Optional.of(photos(event, user));
      case "text" -> said(event.at("/body/text").asText("")).map(text -> text(event, user, text));
      default -> Optional.empty();
    };
  }

  private static String kind(JsonNode event) {
    String type = event.path("type").asText("");
    return type.equals("message") ? event.at("/body/message_type").asText("") : type;
  }

  /** Returns what is said to the bot. */
  private Optional<String> said(String text) {
    if (text.length() > Platform.MAX_TEXT) {
      return Optional.empty();
    }
    Matcher greeted = salutation.matcher(text);
    if (greeted.find()) {
      return Optional.of(BotName.trimmed(text.substring(greeted.end())));
    }
    return name.isIn(text) ? Optional.of(name.removedFrom(text)) : Optional.empty();
  }

  private TextPosted text(JsonNode event, JsonNode user, String text) {
    String conversation = id(event, "conversation_id");
    String id = id(event, "id");
    return new TextPosted(
        new EventId(connection, applicationId + ":" + conversation + ":" + id),
        new Conversation(connection, conversation),
        new Member(id(event, "from"), displayName(user)),
        id,
        Optional.empty(),
        Optional.empty(),
        text,
        Optional.empty(),
        true);
  }

  private PhotosPosted photos(JsonNode event, JsonNode user) {
    String conversation = id(event, "conversation_id");
    String id = id(event, "id");
    return new PhotosPosted(
        new EventId(connection, applicationId + ":" + conversation + ":" + id),
        new Conversation(connection, conversation),
        new Member(id(event, "from"), displayName(user)),
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(new Picture(renditions(event.path("body")), Optional.empty())));
  }

  private static String id(JsonNode event, String field) {
    String id = event.path(field).asText("");
    if (!ID.matcher(id).matches()) {
      throw RefusedRequestException.malformed("the event has no usable " + field);
    }
    return id;
  }

  /** Returns a user's display name, or else the user's name, when either is given. */
  static Optional<String> displayName(JsonNode user) {
    return Stream.of("display_name", "name")
        .map(field -> user.path(field).asText(""))
        .flatMap(name -> VisibleName.of(name).stream())
        .findFirst();
  }

  private static List<Rendition> renditions(JsonNode body) {
    JsonNode nested = body.path("representations");
    JsonNode holder = nested.isObject() ? nested : body;
    return Stream.concat(RENDITIONS.stream().map(holder::path), Stream.of(body.path("image")))
        .filter(rendition -> rendition.path("url").isTextual())
        .map(ConversationEvents::rendition)
        .toList();
  }

  private static Rendition rendition(JsonNode rendition) {
    JsonNode size = rendition.path("size");
    return new Rendition(
        rendition.path("url").asText(""),
        Optional.empty(),
        size.isIntegralNumber() ? Optional.of(size.asLong()) : Optional.empty());
  }
}
