package dev.spotter.bot.post;

import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.retry.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides whether a caption that could not be posted is tried again, and when: with backoff and
 * jitter, but never sooner than the platform asks for.
 *
 * @param attempts the largest number of attempts for one caption, at least 1
 * @param backoff how long to wait between them
 */
public record PostRetries(int attempts, Backoff backoff) {

  /**
   * Decides after a failed attempt.
   *
   * @param attempt the attempt that failed, counted from 1
   * @param failure why; anything but a {@link PlatformException} may pass
   * @param random gives the jitter
   * @return the wait before the next attempt; empty when there is to be none
   */
  public Optional<Duration> after(int attempt, Throwable failure, RandomGenerator random) {
    boolean hopeless = failure instanceof PlatformException p && p.reaction() == Reaction.GIVE_UP;
    if (hopeless || attempt >= attempts) {
      return Optional.empty();
    }
    Optional<Duration> asked =
        failure instanceof PlatformException p ? p.retryAfter() : Optional.empty();
    return Optional.of(backoff.after(attempt, asked, random));
  }
}
