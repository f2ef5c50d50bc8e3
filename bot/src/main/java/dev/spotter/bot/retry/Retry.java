package dev.spotter.bot.retry;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Tries again at once, within this process: for steps that can simply be repeated. Thread-safe when
 * its random generator is.
 */
public final class Retry {

  private final Vertx vertx;
  private final int attempts;
  private final Backoff backoff;
  private final RandomGenerator random;

  /**
   * Creates the policy.
   *
   * @param vertx gives the timers
   * @param attempts the largest number of tries, at least 1
   * @param backoff how long to wait between them
   * @param random gives the jitter
   */
  public Retry(Vertx vertx, int attempts, Backoff backoff, RandomGenerator random) {
    this.vertx = vertx;
    this.attempts = attempts;
    this.backoff = backoff;
    this.random = random;
  }

  /**
   * Runs a step until it succeeds, fails for good, or was tried often enough.
   *
   * @param step what to try
   * @param retryable tells a failure that may pass from one that will not
   * @param <T> what the step returns
   * @return the first success, or the last failure
   */
  public <T> Future<T> run(Supplier<Future<T>> step, Predicate<Throwable> retryable) {
    return run(1, step, retryable);
  }

  private <T> Future<T> run(int attempt, Supplier<Future<T>> step, Predicate<Throwable> retryable) {
    return step.get()
        .recover(
            failure ->
                attempt < attempts && retryable.test(failure)
                    ? pause(backoff.after(attempt, random))
                        .compose(elapsed -> run(attempt + 1, step, retryable))
                    : Future.failedFuture(failure));
  }

  private Future<Void> pause(Duration duration) {
    return vertx.timer(Math.max(1, duration.toMillis()), TimeUnit.MILLISECONDS).mapEmpty();
  }
}
