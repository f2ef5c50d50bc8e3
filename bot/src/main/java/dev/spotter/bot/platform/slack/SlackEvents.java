package dev.spotter.bot.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.WebhookEvents;
import dev.spotter.bot.platform.WebhookResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parser of what Slack's Events API sends, by the envelope's type; what messages say is read by
 * {@link SlackMessage}. Stateless and thread-safe.
 */
final class SlackEvents {

  private static final Logger LOG = LoggerFactory.getLogger(SlackEvents.class);

  private static final int MAX_CHALLENGE = 1_000;

  private final String connection;
  private final BotName name;

  /**
   * Creates the parser.
   *
   * @param connection the connection's name, which keys and conversations carry
   * @param name what people call the bot in plain text
   */
  SlackEvents(String connection, BotName name) {
    this.connection = connection;
    this.name = name;
  }

  /**
   * Takes in one request's body.
   *
   * @param body the body
   * @return the event it tells of, if any; Slack's test of the address is answered as it asks
   * @throws RefusedRequestException with status 400 when an event cannot be understood
   */
  WebhookEvents read(JsonNode body) {
    return switch (body.path("type").asText("")) {
      case "url_verification" -> challenge(body.path("challenge"));
      case "event_callback" ->
          WebhookEvents.of(new SlackMessage(connection, name, body).event().stream().toList());
      case "app_rate_limited" -> rateLimited(body);
      default -> WebhookEvents.ignored();
    };
  }

  private static WebhookEvents challenge(JsonNode challenge) {
    if (!challenge.isTextual() || challenge.asText("").length() > MAX_CHALLENGE) {
      throw RefusedRequestException.malformed("url_verification without a usable challenge");
    }
    return new WebhookEvents(List.of(), WebhookResponse.of(200, challenge.asText("")));
  }

  private static WebhookEvents rateLimited(JsonNode body) {
    LOG.warn(
        "Slack holds back events of workspace {}: more than 30,000 in an hour",
        body.path("team_id").asText("?").replaceAll("[^A-Za-z0-9]", ""));
    return WebhookEvents.ignored();
  }
}
