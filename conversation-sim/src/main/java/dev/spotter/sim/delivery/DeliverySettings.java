package dev.spotter.sim.delivery;

import java.time.Duration;

/**
 * How webhooks are delivered.
 *
 * @param copies how often each webhook is sent, at the same time, to try a bot's sense for
 *     duplicates; 1 to 10
 * @param connectTimeout how long the bot may take to accept a connection
 * @param responseTimeout how long the bot may take to answer
 * @param retry when to send again
 */
public record DeliverySettings(
    int copies, Duration connectTimeout, Duration responseTimeout, RetryPolicy retry) {

  /** Once each, with the timeouts and retries of Vonage. */
  public static final DeliverySettings VONAGE =
      new DeliverySettings(1, Duration.ofSeconds(3), Duration.ofSeconds(15), RetryPolicy.VONAGE);

  /** Checks {@code copies}. */
  public DeliverySettings {
    if (copies < 1 || copies > 10) {
      throw new IllegalArgumentException("A webhook is delivered 1 to 10 times, not " + copies);
    }
  }
}
