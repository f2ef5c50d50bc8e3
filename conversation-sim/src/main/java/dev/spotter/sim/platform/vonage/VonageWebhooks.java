package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.delivery.Delivery.State;
import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.delivery.RetryPolicy;
import io.vertx.core.http.HttpResponseHead;
import java.time.Duration;

/** How Vonage delivers webhooks. */
final class VonageWebhooks {

  /**
   * 5 seconds, doubling to 15 minutes, for 24 hours: as documented for messages. That conversation
   * events are repeated in the same way stays unconfirmed.
   */
  private static final RetryPolicy RETRY =
      new RetryPolicy.Doubling(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(24));

  private static final int LAST_SUCCESS = 205; // Vonage counts 200 to 205 as received
  private static final int TOO_MANY_REQUESTS = 429;

  private VonageWebhooks() {}

  static DeliverySettings delivery() {
    return new DeliverySettings(
        1, 0, Duration.ofSeconds(3), Duration.ofSeconds(15), RETRY, VonageWebhooks::judge);
  }

  private static State judge(HttpResponseHead answer) {
    int status = answer.statusCode();
    if (status >= 200 && status <= LAST_SUCCESS) {
      return State.DELIVERED;
    }
    return status == TOO_MANY_REQUESTS || status >= 500 ? State.RETRYING : State.FAILED;
  }
}
