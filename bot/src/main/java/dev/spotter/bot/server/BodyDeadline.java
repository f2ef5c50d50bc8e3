package dev.spotter.bot.server;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.time.Duration;

/**
 * Bounds how long a request's body may take to arrive: a client that sends a byte now and then
 * would otherwise hold its connection for ever. Fails the request with 408, so that its route can
 * answer, and hangs up. Thread-safe.
 */
public final class BodyDeadline implements PlatformHandler {

  private final Vertx vertx;
  private final Duration limit;

  public BodyDeadline(Vertx vertx, Duration limit) {
    this.vertx = vertx;
    this.limit = limit;
  }

  @Override
  public void handle(RoutingContext context) {
    long timer = vertx.setTimer(limit.toMillis(), late -> hangUp(context));
    context.request().end().onComplete(arrived -> vertx.cancelTimer(timer));
    context.next();
  }

  private static void hangUp(RoutingContext context) {
    if (context.response().ended()) {
      context.request().connection().close();
    } else {
      context.addEndHandler(answered -> context.request().connection().close());
      context.fail(408);
    }
  }
}
