package dev.spotter.bot.fetch;

import dev.spotter.bot.fetch.FetchException.Reason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Lets a bounded number of downloads run, a bounded number wait in the order they came, and refuses
 * the rest at once. Thread-safe.
 */
final class Bulkhead {

  private final Vertx vertx;
  private final int maxRunning;
  private final int maxWaiting;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  /**
   * Creates it with nothing running.
   *
   * @param maxRunning how many downloads run at a time
   * @param maxWaiting how many wait
   */
  Bulkhead(Vertx vertx, int maxRunning, int maxWaiting) {
    this.vertx = vertx;
    this.maxRunning = maxRunning;
    this.maxWaiting = maxWaiting;
  }

  /**
   * Runs a task when its turn comes, on the caller's context.
   *
   * @param task starts the work
   * @return the task's own outcome, or a {@link FetchException} with {@link Reason#OVERLOADED}
   */
  <T> Future<T> run(Supplier<Future<T>> task) {
    Context context = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    Runnable start =
        () ->
            context.runOnContext(
                v ->
                    Future.succeededFuture()
                        .compose(now -> task.get())
                        .onComplete(outcome -> release())
                        .onComplete(promise));
    if (!admit(start)) {
      return Future.failedFuture(
          new FetchException(Reason.OVERLOADED, maxWaiting + " downloads are waiting already"));
    }
    return promise.future();
  }

  private boolean admit(Runnable start) {
    synchronized (this) {
      if (running == maxRunning) {
        return waiting.size() < maxWaiting && waiting.add(start);
      }
      running++;
    }
    start.run();
    return true;
  }

  private void release() {
    next().ifPresent(Runnable::run);
  }

  /** Takes the one that waited longest; it inherits the place of the one that ended. */
  private synchronized Optional<Runnable> next() {
    Optional<Runnable> start = Optional.ofNullable(waiting.poll());
    if (start.isEmpty()) {
      running--;
    }
    return start;
  }

  synchronized int running() {
    return running;
  }

  synchronized int waiting() {
    return waiting.size();
  }
}
