package dev.spotter.sim.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * When a webhook that the bot did not accept is sent again: after a first delay, then after twice
 * the delay each time.
 *
 * @param first the delay after the first attempt; positive
 * @param max no delay is longer
 * @param giveUpAfter no attempt is made later than this after the first one
 */
public record RetryPolicy(Duration first, Duration max, Duration giveUpAfter) {

  /** Vonage's: 5 seconds, doubling to 15 minutes, for 24 hours. */
  public static final RetryPolicy VONAGE =
      new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(24));

  /**
   * Returns the pause before the next attempt.
   *
   * @param attempts attempts made so far, at least 1
   * @param sinceFirst time since the first attempt
   * @return empty when it is time to give up
   */
  public Optional<Duration> delay(int attempts, Duration sinceFirst) {
    int doublings = Math.min(attempts - 1, 20); // 2^20 times any first delay is past every bound
    Duration doubled = first.multipliedBy(1L << doublings);
    Duration delay = doubled.compareTo(max) < 0 ? doubled : max;
    boolean tooLate = sinceFirst.plus(delay).compareTo(giveUpAfter) > 0;
    return tooLate ? Optional.empty() : Optional.of(delay);
  }
}
