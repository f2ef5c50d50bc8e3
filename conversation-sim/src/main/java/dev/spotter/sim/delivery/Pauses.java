package dev.spotter.sim.delivery;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Pauses that all can be cut short; not thread-safe. */
final class Pauses {

  private final Vertx vertx;
  private final Map<Long, Promise<Void>> open = new HashMap<>();

  Pauses(Vertx vertx) {
    this.vertx = vertx;
  }

  Future<Void> pause(Duration length) {
    Promise<Void> over = Promise.promise();
    long timer = vertx.setTimer(Math.max(1, length.toMillis()), id -> open.remove(id).complete());
    open.put(timer, over);
    return over.future();
  }

  void cutShort() {
    Map<Long, Promise<Void>> cut = Map.copyOf(open);
    drop();
    cut.values().forEach(Promise::complete);
  }

  void drop() {
    open.keySet().forEach(vertx::cancelTimer);
    open.clear();
  }
}
