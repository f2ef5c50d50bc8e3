package dev.spotter.bot.ingress;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.inbox.InboxFullException;
import dev.spotter.bot.log.RateLimitedWarning;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.Route;
import dev.spotter.bot.platform.WebhookRequest;
import dev.spotter.bot.platform.WebhookResponse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The webhook endpoints of one connection: verify, parse, store, answer. They never wait for the
 * model. A request is answered with success only when its events are on disk; when there is no
 * room, the answer is 503 and the platform delivers again. Thread-safe.
 */
public final class WebhookRoute {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookRoute.class);
  private static final WebhookResponse TRY_LATER =
      WebhookResponse.of(503, "try again later").with("Retry-After", "5");

  private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(5);

  /** Of each kind of refusal; strangers may send thousands a second. */
  private static final int FIRST_WARNINGS = 10;

  /** So that the first of them is an increase from 0. */
  private static final List<String> SHOWN_FROM_THE_BEGINNING = List.of("stored", "full", "failed");

  private static final Map<Integer, String> UNREADABLE = Map.of(408, "too_slow", 413, "too_large");

  private final Platform platform;
  private final EventReceiver receiver;
  private final MeterRegistry registry;
  private final LongSupplier nanoTime;

  /** By the outcome, of which there are few. */
  private final Map<String, RateLimitedWarning> warnings = new ConcurrentHashMap<>();

  /**
   * Creates the route.
   *
   * @param platform whose requests it takes
   * @param receiver keeps the events
   * @param registry takes the number of requests by outcome
   * @param nanoTime a clock that never goes back, as {@link System#nanoTime}
   */
  public WebhookRoute(
      Platform platform, EventReceiver receiver, MeterRegistry registry, LongSupplier nanoTime) {
    this.platform = platform;
    this.receiver = receiver;
    this.registry = registry;
    this.nanoTime = nanoTime;
    SHOWN_FROM_THE_BEGINNING.forEach(this::counter);
  }

  /**
   * Adds the route.
   *
   * @param router where to
   * @param maxBytes the largest body, unless the route has larger ones; more is answered with 413,
   *     as is one that takes too long with 408 by whoever watches the time
   */
  public void mount(Router router, long maxBytes) {
    for (Route route : platform.routes()) {
      router
          .route(route.method(), route.path())
          .handler(BodyHandler.create(false).setBodyLimit(Math.max(maxBytes, route.largestBody())))
          .handler(context -> handle(context, route))
          .failureHandler(this::unreadable);
    }
  }

  /** Only reading the body fails a request this way: too long, too slow, or cut off. */
  private void unreadable(RoutingContext context) {
    if (context.response().ended()) {
      return;
    }
    int status = UNREADABLE.containsKey(context.statusCode()) ? context.statusCode() : 400;
    String outcome = UNREADABLE.getOrDefault(status, "unreadable");
    count(outcome);
    refused(outcome, "status " + status);
    context.response().setStatusCode(status).end();
  }

  private void handle(RoutingContext context, Route route) {
    Buffer body = context.body().buffer();
    WebhookRequest request =
        new WebhookRequest(
            route,
            context.pathParams(),
            context.queryParams(),
            context.request().headers(),
            body == null ? Buffer.buffer() : body);
    Future.succeededFuture(request)
        .map(platform::receive)
        .compose(received -> keep(received.events()).map(kept -> received.response()))
        .otherwise(this::refusal)
        .onSuccess(response -> send(context.response(), response));
  }

  private Future<Void> keep(List<ChatEvent> events) {
    return receiver.keep(platform.name(), events).onSuccess(this::count).mapEmpty();
  }

  private WebhookResponse refusal(Throwable failure) {
    if (failure instanceof RefusedRequestException refused) {
      count(refused.reason());
      refused(refused.reason(), refused.getMessage());
      return refused.response();
    }
    if (failure instanceof InboxFullException) {
      count("full");
      warning("full", 1).happened(count -> warn(count, failure));
      return TRY_LATER;
    }
    count("failed");
    warning("failed", 1)
        .happened(
            count ->
                LOG.error(
                    "A request to the {} webhook could not be kept{}",
                    platform.name(),
                    others(count),
                    failure));
    return TRY_LATER;
  }

  private void refused(String outcome, String why) {
    warning(outcome, FIRST_WARNINGS)
        .happened(
            count ->
                LOG.warn(
                    "A request to the {} webhook was refused: {}{}",
                    platform.name(),
                    why,
                    others(count)));
  }

  private static String others(long count) {
    return count == 1 ? "" : "; so were " + (count - 1) + " before it";
  }

  private RateLimitedWarning warning(String outcome, int burst) {
    return warnings.computeIfAbsent(
        outcome, first -> new RateLimitedWarning(BETWEEN_WARNINGS, burst, nanoTime));
  }

  private void warn(long count, Throwable failure) {
    LOG.warn(
        "No room for {} of the latest requests to the {} webhook: {}",
        count,
        platform.name(),
        failure.getMessage());
  }

  private void count(String outcome) {
    counter(outcome).increment();
  }

  private Counter counter(String outcome) {
    return registry.counter(
        "spotter.webhook.requests", "platform", platform.name(), "outcome", outcome);
  }

  private static void send(HttpServerResponse response, WebhookResponse answer) {
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    if (answer.body().isEmpty()) {
      response.end();
    } else {
      response.putHeader("Content-Type", answer.contentType()).end(answer.body());
    }
  }
}
