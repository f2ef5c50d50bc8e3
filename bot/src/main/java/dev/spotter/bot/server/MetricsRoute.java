package dev.spotter.bot.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code GET /metrics} in Prometheus' text format; {@code docs/metrics.md} says what each metric
 * means.
 */
public final class MetricsRoute {

  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;

  /**
   * Creates the route.
   *
   * @param registry every metric of the bot
   */
  public MetricsRoute(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Adds the route.
   *
   * @param router answers the bot's HTTP requests
   */
  public void mount(Router router) {
    router.get("/metrics").handler(this::scrape);
  }

  private void scrape(RoutingContext ctx) {
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, TEXT_FORMAT)
        .end(registry.scrape(TEXT_FORMAT));
  }
}
