package dev.spotter.sim.scenario;

import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.delivery.RetryPolicy;
import dev.spotter.sim.face.vonage.EventShape;
import java.time.Duration;
import java.util.Objects;

/**
 * How webhooks reach the bot; what is left out is as on the platform.
 *
 * @param deliverEachWebhook how often each webhook is sent, 1 to 10
 * @param imageEvents the form in which a photo is told of
 * @param retryAfter the pause before the first repetition; it doubles from there
 * @param retryAtMost the longest pause
 * @param giveUpAfter when to stop repeating
 * @param connectTimeout how long the bot may take to accept a connection
 * @param responseTimeout how long the bot may take to answer
 */
public record DeliveryScript(
    Integer deliverEachWebhook,
    EventShape imageEvents,
    Duration retryAfter,
    Duration retryAtMost,
    Duration giveUpAfter,
    Duration connectTimeout,
    Duration responseTimeout) {

  /**
   * Fills in what was left out.
   *
   * @throws IllegalArgumentException when a webhook would be sent less than once or too often
   */
  public DeliveryScript {
    DeliverySettings usual = DeliverySettings.VONAGE;
    deliverEachWebhook = Objects.requireNonNullElse(deliverEachWebhook, usual.copies());
    imageEvents = Objects.requireNonNullElse(imageEvents, EventShape.LEGACY);
    retryAfter = Objects.requireNonNullElse(retryAfter, usual.retry().first());
    retryAtMost = Objects.requireNonNullElse(retryAtMost, usual.retry().max());
    giveUpAfter = Objects.requireNonNullElse(giveUpAfter, usual.retry().giveUpAfter());
    connectTimeout = Objects.requireNonNullElse(connectTimeout, usual.connectTimeout());
    responseTimeout = Objects.requireNonNullElse(responseTimeout, usual.responseTimeout());
  }

  static DeliveryScript usual() {
    return new DeliveryScript(null, null, null, null, null, null, null);
  }

  /**
   * Returns this as the delivery takes it.
   *
   * @return the settings
   */
  public DeliverySettings settings() {
    RetryPolicy retry = new RetryPolicy(retryAfter, retryAtMost, giveUpAfter);
    return new DeliverySettings(deliverEachWebhook, connectTimeout, responseTimeout, retry);
  }
}
