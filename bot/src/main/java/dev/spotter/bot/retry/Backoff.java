package dev.spotter.bot.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from {@code initial} to {@code max}, of which
 * the upper half is random, so that clients that failed together do not come back together.
 *
 * @param initial the longest wait after the first attempt
 * @param max the longest wait after any attempt
 */
public record Backoff(Duration initial, Duration max) {

  /**
   * Returns the wait after an attempt.
   *
   * @param attempt the attempt that failed, counted from 1
   * @param random gives the jitter
   * @return between half of and all of {@code min(max, initial x 2^(attempt-1))}
   */
  public Duration after(int attempt, RandomGenerator random) {
    int doublings = Math.min(Math.max(attempt, 1) - 1, 30);
    long ceiling = Math.min(max.toMillis(), initial.toMillis() << doublings);
    return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
  }

  /**
   * Returns the wait after an attempt, but never less than the server asks for.
   *
   * @param attempt the attempt that failed, counted from 1
   * @param asked the shortest wait that the server asks for, if it does
   * @param random gives the jitter
   */
  public Duration after(int attempt, Optional<Duration> asked, RandomGenerator random) {
    Duration wait = after(attempt, random);
    return asked.filter(least -> least.compareTo(wait) > 0).orElse(wait);
  }
}
