package dev.spotter.bot.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Bulkhead in front of a route: a bounded number of its requests run, some more wait unread, the
 * rest fail with 503 before their body is read. So whoever floods the route cannot take what the
 * bot needs for other work. Thread-safe.
 */
public final class RouteBulkhead implements SecurityPolicyHandler {

  private final int maxRunning;
  private final int maxWaiting;
  private final Queue<RoutingContext> waiting = new ArrayDeque<>();
  private final Counter refused;
  private int running;

  /**
   * Creates a bulkhead with nothing running.
   *
   * @param name of the route, for metrics
   * @param maxRunning how many requests run at a time
   * @param maxWaiting how many wait
   * @param registry takes the number running, and the number refused
   */
  public RouteBulkhead(String name, int maxRunning, int maxWaiting, MeterRegistry registry) {
    this.maxRunning = maxRunning;
    this.maxWaiting = maxWaiting;
    this.refused =
        Counter.builder("spotter.http.refused")
            .description("Requests refused because a route's share is in use")
            .tag("route", name)
            .register(registry);
    Gauge.builder("spotter.http.running", this, RouteBulkhead::running)
        .description("Requests that run within a route's share")
        .tag("route", name)
        .register(registry);
  }

  @Override
  public void handle(RoutingContext context) {
    context.request().pause();
    if (enter(context)) {
      proceed(context);
    }
  }

  /** Returns whether the request may run now; when not, it waits or was refused. */
  private boolean enter(RoutingContext context) {
    synchronized (this) {
      if (running < maxRunning) {
        running++;
        return true;
      }
      if (waiting.size() < maxWaiting) {
        waiting.add(context);
        return false;
      }
    }
    refused.increment();
    context.request().resume();
    context.fail(503);
    return false;
  }

  private void proceed(RoutingContext context) {
    context.addEndHandler(ended -> leave());
    context.next(); // sets what reads the body
    context.request().resume();
  }

  private void leave() {
    next().ifPresent(this::proceed);
  }

  /** Takes the one that waited longest and is still there; it inherits the free place. */
  private synchronized Optional<RoutingContext> next() {
    for (RoutingContext next = waiting.poll(); next != null; next = waiting.poll()) {
      if (!next.response().closed() && !next.response().ended()) {
        return Optional.of(next);
      }
    }
    running--;
    return Optional.empty();
  }

  private synchronized int running() {
    return running;
  }
}
