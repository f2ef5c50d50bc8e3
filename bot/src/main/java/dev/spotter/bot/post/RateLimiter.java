package dev.spotter.bot.post;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes captions wait for their turn in their conversation. Whose turn it is, is asked of those who
 * know it for all nodes. A conversation has one caption in hand at a time, so at most one waits for
 * its turn. Thread-safe.
 */
public final class RateLimiter {

  private final Vertx vertx;
  private final Timer waits;

  /**
   * Creates the pace.
   *
   * @param vertx gives the timers
   * @param registry takes how long captions wait for their turn
   */
  public RateLimiter(Vertx vertx, MeterRegistry registry) {
    this.vertx = vertx;
    this.waits =
        Timer.builder("spotter.post.wait")
            .description("Time captions waited for their conversation's rate limit")
            .register(registry);
  }

  /**
   * Waits for the next turn in a conversation.
   *
   * @param ask takes the turn and returns zero, or returns how long to wait before asking again
   * @return completes when the turn is taken; fails as asking does
   */
  public Future<Void> turn(Supplier<Future<Duration>> ask) {
    return turn(ask, Duration.ZERO);
  }

  private Future<Void> turn(Supplier<Future<Duration>> ask, Duration waited) {
    return ask.get()
        .compose(
            wait -> {
              if (wait.isZero()) {
                waits.record(waited);
                return Future.succeededFuture();
              }
              return vertx
                  .timer(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS)
                  .compose(elapsed -> turn(ask, waited.plus(wait)));
            });
  }
}
