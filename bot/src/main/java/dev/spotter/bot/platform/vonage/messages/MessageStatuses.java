package dev.spotter.bot.platform.vonage.messages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.log.RateLimitedWarning;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listener for statuses of sent messages, which come in any order and more than once: counts them
 * and warns of messages that did not arrive, now and then. Thread-safe.
 */
final class MessageStatuses {

  private static final Logger LOG = LoggerFactory.getLogger(MessageStatuses.class);

  private static final Set<String> KNOWN =
      Set.of("submitted", "delivered", "read", "rejected", "undeliverable");

  private static final Set<String> NOT_ARRIVED = Set.of("rejected", "undeliverable");

  private final String connection;
  private final SentMessages sent;
  private final MeterRegistry registry;
  private final RateLimitedWarning warning =
      new RateLimitedWarning(Duration.ofMinutes(1), 3, System::nanoTime);

  MessageStatuses(String connection, SentMessages sent, MeterRegistry registry) {
    this.connection = connection;
    this.sent = sent;
    this.registry = registry;
    KNOWN.forEach(this::count);
  }

  /** Tells whether a webhook's body is a status. */
  static boolean isStatus(JsonNode body) {
    return body.hasNonNull("status") && !body.has("message_type");
  }

  /** Takes a status. */
  void take(JsonNode body) {
    String status = body.path("status").asText("");
    registry
        .counter("spotter.vonage.statuses", "platform", connection, "status", label(status))
        .increment();
    String reference = body.path("client_ref").asText("");
    String message = body.path("message_uuid").asText("");
    if (!reference.isEmpty() && !message.isEmpty()) {
      sent.confirm(reference, message);
    }
    if (NOT_ARRIVED.contains(status)) {
      warning.happened(
          count ->
              LOG.warn(
                  "{} {} message {}: {}{}",
                  connection,
                  status,
                  message,
                  reason(body.path("error")),
                  count == 1 ? "" : "; so were " + (count - 1) + " before it"));
    }
  }

  private void count(String status) {
    registry.counter("spotter.vonage.statuses", "platform", connection, "status", status);
  }

  private static String label(String status) {
    return KNOWN.contains(status) ? status : "other";
  }

  private static String reason(JsonNode error) {
    String title = error.path("title").asText("no reason given");
    String detail = error.path("detail").asText("");
    return detail.isEmpty() ? title : title + " (" + detail + ")";
  }
}
