package dev.spotter.sim.scenario;

import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.delivery.RetryPolicy;
import dev.spotter.sim.platform.EmulationOptions;
import dev.spotter.sim.platform.EventShape;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How webhooks reach the bot; what is left out is as on the platform.
 *
 * @param deliverEachWebhook how often each webhook is sent, 1 to 10
 * @param loseAnswers so many answers to each webhook count as lost, so that it is sent again
 * @param hurry how many times shorter the pauses between repetitions are, 1 to 1,000,000
 * @param imageEvents the form in which a photo is told of
 * @param privacy whether Telegram's privacy mode is on; on when left out
 * @param retryAfter the pause before the first repetition; it doubles from there
 * @param retryAtMost the longest pause
 * @param giveUpAfter when to stop repeating
 * @param connectTimeout how long the bot may take to accept a connection
 * @param responseTimeout how long the bot may take to answer
 */
public record DeliveryScript(
    Integer deliverEachWebhook,
    Integer loseAnswers,
    Integer hurry,
    EventShape imageEvents,
    Boolean privacy,
    Duration retryAfter,
    Duration retryAtMost,
    Duration giveUpAfter,
    Duration connectTimeout,
    Duration responseTimeout) {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final Duration RETRY_AT_MOST = Duration.ofMinutes(15);
  private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

  /**
   * Fills in what was left out.
   *
   * @throws IllegalArgumentException when a number is out of its range
   */
  public DeliveryScript {
    deliverEachWebhook =
        between(deliverEachWebhook, 1, DeliverySettings.MAX_COPIES, "deliver-each-webhook");
    loseAnswers = between(loseAnswers, 0, DeliverySettings.MAX_COPIES, "lose-answers");
    hurry = between(hurry, 1, 1_000_000, "hurry");
    imageEvents = Objects.requireNonNullElse(imageEvents, EventShape.LEGACY);
  }

  static DeliveryScript usual() {
    return new DeliveryScript(null, null, null, null, null, null, null, null, null, null);
  }

  /**
   * Returns what platforms leave open.
   *
   * @return the choices
   */
  public EmulationOptions emulation() {
    return new EmulationOptions(imageEvents, privacy);
  }

  /**
   * Changes a platform's delivery as this script asks for.
   *
   * @param usual how the platform delivers
   * @return the settings
   */
  public DeliverySettings change(DeliverySettings usual) {
    return new DeliverySettings(
        deliverEachWebhook,
        loseAnswers,
        Objects.requireNonNullElse(connectTimeout, usual.connectTimeout()),
        Objects.requireNonNullElse(responseTimeout, usual.responseTimeout()),
        retry(usual.retry()).faster(hurry),
        usual.ackPolicy());
  }

  private RetryPolicy retry(RetryPolicy usual) {
    if (Stream.of(retryAfter, retryAtMost, giveUpAfter).allMatch(Objects::isNull)) {
      return usual;
    }
    return new RetryPolicy.Doubling(
        Objects.requireNonNullElse(retryAfter, RETRY_AFTER),
        Objects.requireNonNullElse(retryAtMost, RETRY_AT_MOST),
        Objects.requireNonNullElse(giveUpAfter, GIVE_UP_AFTER));
  }

  private static int between(Integer given, int min, int max, String key) {
    int value = Objects.requireNonNullElse(given, min);
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s: must be %d to %d, not %d".formatted(key, min, max, value));
    }
    return value;
  }
}
