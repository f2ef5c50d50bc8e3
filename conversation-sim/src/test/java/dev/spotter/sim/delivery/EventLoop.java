package dev.spotter.sim.delivery;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One event loop, and a test beside it that waits for what it does there. */
final class EventLoop {

  private final Context context;

  EventLoop(Vertx vertx) {
    this.context = vertx.getOrCreateContext();
  }

  /** Does something there. */
  void run(Runnable task) {
    call(Executors.callable(task));
  }

  /** Does something there and returns what comes of it. */
  <T> T call(Callable<T> task) {
    Promise<T> done = Promise.promise();
    context.runOnContext(
        there -> {
          try {
            done.complete(task.call());
          } catch (Exception failure) {
            done.fail(failure);
          }
        });
    return await(done.future());
  }

  /** Waits for something that happens there soon. */
  static <T> T await(Future<T> future) {
    try {
      return future.await(10, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError("nothing happened within 10 seconds", late);
    }
  }
}
