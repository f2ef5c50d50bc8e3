package dev.spotter.bot.post;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes captions wait for their turn: first in their account, where a platform limits that, then in
 * their conversation, of which those are asked who know it for all nodes. A conversation has one
 * caption in hand at a time, so at most one waits for its turn. Thread-safe.
 */
public final class RateLimiter {

  private final Vertx vertx;
  private final Map<String, AccountPace> accounts;
  private final Timer waits;

  /**
   * Creates the pace.
   *
   * @param vertx gives the timers
   * @param accounts the paces of those connections whose account is limited, by name
   * @param registry takes how long captions wait for their turn
   */
  public RateLimiter(Vertx vertx, Map<String, AccountPace> accounts, MeterRegistry registry) {
    this.vertx = vertx;
    this.accounts = Map.copyOf(accounts);
    this.waits =
        Timer.builder("spotter.post.wait")
            .description("Time captions waited for a rate limit")
            .register(registry);
  }

  /**
   * Waits for the next turn in a conversation.
   *
   * @param connection what the conversation is reached over
   * @param ask takes the turn and returns zero, or returns how long to wait before asking again
   * @return completes when the turn is taken; fails as asking does
   */
  public Future<Void> turn(String connection, Supplier<Future<Duration>> ask) {
    AccountPace account = accounts.get(connection);
    Duration wait = account == null ? Duration.ZERO : account.reserve();
    return pause(wait).compose(elapsed -> turn(ask, wait));
  }

  private Future<Void> turn(Supplier<Future<Duration>> ask, Duration waited) {
    return ask.get()
        .compose(
            wait -> {
              if (wait.isZero()) {
                waits.record(waited);
                return Future.succeededFuture();
              }
              return pause(wait).compose(elapsed -> turn(ask, waited.plus(wait)));
            });
  }

  private Future<?> pause(Duration wait) {
    return wait.isZero()
        ? Future.succeededFuture()
        : vertx.timer(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
  }
}
