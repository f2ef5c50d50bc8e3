package dev.spotter.sim.delivery;

import java.time.Duration;

/**
 * How notifications are delivered.
 *
 * @param copies how often each is sent, at the same time, to try a bot's sense for duplicates; 1 to
 *     {@value #MAX_COPIES}
 * @param lostAnswers so many answers to each notification count as lost, so that it is sent again
 *     though the bot has taken it; 0 to {@value #MAX_COPIES}
 * @param connectTimeout how long the bot may take to accept a connection
 * @param responseTimeout how long the bot may take to answer
 * @param retry when to send again
 * @param ackPolicy what an answer means
 */
public record DeliverySettings(
    int copies,
    int lostAnswers,
    Duration connectTimeout,
    Duration responseTimeout,
    RetryPolicy retry,
    AckPolicy ackPolicy) {

  /** The most copies. */
  public static final int MAX_COPIES = 10;

  /** Checks {@code copies} and {@code lostAnswers}. */
  public DeliverySettings {
    if (copies < 1 || copies > MAX_COPIES) {
      throw new IllegalArgumentException(
          "A webhook is delivered 1 to " + MAX_COPIES + " times, not " + copies);
    }
    if (lostAnswers < 0 || lostAnswers > MAX_COPIES) {
      throw new IllegalArgumentException(
          "0 to " + MAX_COPIES + " answers can be lost, not " + lostAnswers);
    }
  }

  /**
   * Returns these settings with another number of copies.
   *
   * @param copies how often each notification is sent
   * @return the settings
   */
  public DeliverySettings withCopies(int copies) {
    return new DeliverySettings(
        copies, lostAnswers, connectTimeout, responseTimeout, retry, ackPolicy);
  }

  /**
   * Returns these settings with other retries.
   *
   * @param policy when to send again
   * @return the settings
   */
  public DeliverySettings withRetry(RetryPolicy policy) {
    return new DeliverySettings(
        copies, lostAnswers, connectTimeout, responseTimeout, policy, ackPolicy);
  }
}
