package dev.spotter.bot.fetch;

import dev.spotter.bot.fetch.FetchException.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
final class Admission {

  private final Vertx vertx;
  private final FetchLimits limits;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  Admission(Vertx vertx, FetchLimits limits, MeterRegistry registry) {
    this.vertx = vertx;
    this.limits = limits;
    Gauge.builder("spotter.fetch.in.flight", this, Admission::running)
        .description("Downloads that run now")
        .register(registry);
    Gauge.builder("spotter.fetch.waiting", this, Admission::waiting)
        .description("Downloads that wait for their turn")
        .register(registry);
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
          new FetchException(
              Reason.OVERLOADED, limits.maxWaiting() + " downloads are waiting already"));
    }
    return promise.future();
  }

  private boolean admit(Runnable start) {
    synchronized (this) {
      if (running == limits.maxInFlight()) {
        return waiting.size() < limits.maxWaiting() && waiting.add(start);
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

  private synchronized int running() {
    return running;
  }

  private synchronized int waiting() {
    return waiting.size();
  }
}
