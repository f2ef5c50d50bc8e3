package dev.spotter.sim.scenario;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Waits for conditions by looking every {@value #POLL_MILLIS} ms, on the event loop that asks.
 *
 * @param vertx where its timers live
 * @param clock the time
 */
record Waiting(Vertx vertx, Clock clock) {

  private static final int POLL_MILLIS = 20;

  /** Completes when a condition holds, or when it has not held for so long. */
  Future<Void> until(BooleanSupplier condition, Duration atMost) {
    Instant end = clock.instant().plus(atMost);
    return until(() -> condition.getAsBoolean() || clock.instant().isAfter(end));
  }

  /** Completes when a condition holds. */
  Future<Void> until(BooleanSupplier condition) {
    if (condition.getAsBoolean()) {
      return Future.succeededFuture();
    }
    Promise<Void> over = Promise.promise();
    vertx.setPeriodic(
        POLL_MILLIS,
        timer -> {
          if (condition.getAsBoolean()) {
            vertx.cancelTimer(timer);
            over.complete();
          }
        });
    return over.future();
  }
}
