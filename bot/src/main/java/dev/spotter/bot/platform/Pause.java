package dev.spotter.bot.platform;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;

/**
 * Cancellable wait of a {@link PlatformConnection}: one at a time, over at once when the connection
 * is to end. Thread-safe.
 */
public final class Pause {

  private final Vertx vertx;
  private boolean ended;
  private Runnable atEnd = () -> {};

  /**
   * Creates it, with nothing to wait for yet.
   *
   * @param vertx keeps the time
   */
  public Pause(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Ends the wait under way and every later one. */
  public synchronized void end() {
    ended = true;
    atEnd.run();
  }

  /** Completes after a time, or at the end. */
  public Future<Void> take(Duration duration) {
    Promise<Void> over = Promise.promise();
    long timer = vertx.setTimer(duration.toMillis(), elapsed -> over.tryComplete());
    atEnd(
        () -> {
          vertx.cancelTimer(timer);
          over.tryComplete();
        });
    return over.future();
  }

  /** Waits for a result; at the end there is none, and what comes later is dropped. */
  public <T> Future<Optional<T>> orEnd(Future<T> waited) {
    Promise<Optional<T>> first = Promise.promise();
    waited.onComplete(result -> first.tryComplete(Optional.of(result)), first::tryFail);
    atEnd(() -> first.tryComplete(Optional.empty()));
    return first.future();
  }

  private synchronized void atEnd(Runnable action) {
    atEnd = action;
    if (ended) {
      action.run();
    }
  }
}
