package dev.spotter.sim.platform.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets a number of calls through at once and then so many in a while, for each key by itself (the
 * generic cell rate algorithm). Not thread-safe.
 */
final class SlackRateLimit {

  private static final int MAX_KEYS = 10_000;

  private final Clock clock;
  private final Duration interval;
  private final Duration tolerance;
  private final Map<String, Instant> freeAt = new HashMap<>();

  /**
   * Creates a limit.
   *
   * @param clock the time
   * @param interval between calls in the long run
   * @param burst calls at once
   */
  SlackRateLimit(Clock clock, Duration interval, int burst) {
    this.clock = clock;
    this.interval = interval;
    this.tolerance = interval.multipliedBy(burst - 1L);
  }

  /** Counts a call; throws {@code ratelimited} when there are too many. */
  void take(String key) {
    Instant now = clock.instant();
    if (freeAt.size() > MAX_KEYS) {
      freeAt.values().removeIf(free -> free.isBefore(now));
    }
    Instant known = freeAt.getOrDefault(key, now);
    Instant free = known.isBefore(now) ? now : known;
    Duration wait = Duration.between(now, free).minus(tolerance);
    if (!wait.isNegative() && !wait.isZero()) {
      throw SlackException.rateLimited(Duration.ofSeconds(wait.toSeconds() + 1));
    }
    freeAt.put(key, free.plus(interval));
  }
}
