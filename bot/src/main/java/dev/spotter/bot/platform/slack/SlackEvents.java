package dev.spotter.bot.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.WebhookEvents;
import dev.spotter.bot.platform.WebhookResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what Slack's Events API tells. Stateless and thread-safe.
 *
 * <p>A photo comes as {@code event.type:"message"} with {@code subtype:"file_share"} and one or
 * more {@code files}. (The event {@code file_shared} tells of the same upload once more, so it is
 * not looked at.) Everything else is of no interest, and neither is what bots post.
 */
final class SlackEvents {

  private static final Logger LOG = LoggerFactory.getLogger(SlackEvents.class);

  /** Ids and timestamps become parts of keys and API calls, so nothing else is let in. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private static final int MAX_CHALLENGE = 1_000;

  private final String connection;

  /** Takes the connection's name, which keys and conversations carry. */
  SlackEvents(String connection) {
    this.connection = connection;
  }

  /**
   * Takes in one request's body.
   *
   * @param body the body
   * @return the upload it tells of, if any; Slack's test of the address is answered as it asks
   * @throws RefusedRequestException with status 400 when an event cannot be understood
   */
  WebhookEvents read(JsonNode body) {
    return switch (body.path("type").asText()) {
      case "url_verification" -> challenge(body.path("challenge"));
      case "event_callback" -> WebhookEvents.of(upload(body).stream().toList());
      case "app_rate_limited" -> rateLimited(body);
      default -> WebhookEvents.ignored();
    };
  }

  private static WebhookEvents challenge(JsonNode challenge) {
    if (!challenge.isTextual() || challenge.asText().length() > MAX_CHALLENGE) {
      throw RefusedRequestException.malformed("url_verification without a usable challenge");
    }
    return new WebhookEvents(List.of(), WebhookResponse.of(200, challenge.asText()));
  }

  private static WebhookEvents rateLimited(JsonNode body) {
    LOG.warn(
        "Slack holds back events of workspace {}: more than 30,000 in an hour",
        body.path("team_id").asText("?").replaceAll("[^A-Za-z0-9]", ""));
    return WebhookEvents.ignored();
  }

  private Optional<PhotosPosted> upload(JsonNode body) {
    JsonNode event = body.path("event");
    boolean share =
        "message".equals(event.path("type").asText())
            && "file_share".equals(event.path("subtype").asText());
    if (!share || byBot(body, event)) {
      return Optional.empty();
    }
    List<Picture> pictures =
        event
            .path("files")
            .valueStream()
            .flatMap(file -> SlackFile.picture(file).stream())
            .toList();
    return pictures.isEmpty() ? Optional.empty() : Optional.of(upload(body, event, pictures));
  }

  /** Also what this bot itself posts: its own user is among the event's authorizations. */
  private static boolean byBot(JsonNode body, JsonNode event) {
    String user = event.path("user").asText();
    boolean own =
        body.path("authorizations")
            .valueStream()
            .filter(authorization -> authorization.path("is_bot").asBoolean())
            .anyMatch(authorization -> authorization.path("user_id").asText().equals(user));
    return own || event.hasNonNull("bot_id") || event.hasNonNull("bot_profile");
  }

  /**
   * The key is the message rather than {@code event_id}: every delivery of one event has both in
   * common, and the message stays the same even when two subscriptions tell of it.
   */
  private PhotosPosted upload(JsonNode body, JsonNode event, List<Picture> pictures) {
    String channel = id(event, "channel");
    String ts = id(event, "ts");
    Optional<String> thread =
        event.hasNonNull("thread_ts") ? Optional.of(id(event, "thread_ts")) : Optional.empty();
    return new PhotosPosted(
        new EventId(connection, id(body, "team_id") + ":" + channel + ":" + ts),
        new Conversation(connection, channel),
        new Member(id(event, "user"), Optional.empty()),
        ts,
        Optional.of(thread.orElse(ts)),
        Optional.empty(),
        Optional.empty(),
        pictures);
  }

  private static String id(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual() || !ID.matcher(value.asText()).matches()) {
      throw RefusedRequestException.malformed("the file_share event has no usable " + field);
    }
    return value.asText();
  }
}
