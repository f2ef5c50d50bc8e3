package dev.spotter.sim.fault;

import dev.spotter.sim.http.Traffic;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Has downloads and calls go wrong, before and after the platform's own handlers, which know
 * nothing of it. Not thread-safe: it belongs to the chat's event loop.
 */
public final class HttpFaults implements Handler<RoutingContext> {

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;
  private static final long OVERSIZE = 256L * 1024 * 1024;
  private static final Buffer ZEROS = Buffer.buffer(new byte[64 * 1024]);

  private final Vertx vertx;
  private final FaultPlan plan;
  private final Function<String, Traffic> traffic;
  private final FaultSampler<MediaFault> mediaSampler;
  private final FaultSampler<ApiFault> apiSampler;
  private final RandomGenerator media;
  private final RandomGenerator api;
  private final RandomGenerator posts;

  /**
   * Creates it.
   *
   * @param vertx where its timers live
   * @param plan how often what happens
   * @param traffic what a request to a path is about
   */
  public HttpFaults(Vertx vertx, FaultPlan plan, Function<String, Traffic> traffic) {
    this.vertx = vertx;
    this.plan = plan;
    this.traffic = traffic;
    this.mediaSampler = new FaultSampler<>(MediaFault.class, plan.media());
    this.apiSampler = new FaultSampler<>(ApiFault.class, plan.api());
    this.media = new SplittableRandom(plan.seedOf("media"));
    this.api = new SplittableRandom(plan.seedOf("api"));
    this.posts = new SplittableRandom(plan.seedOf("posts"));
  }

  /**
   * Asks whether a post is to be refused as one too many; each call counts.
   *
   * @return how long the bot is to wait, or empty when the post is welcome
   */
  public Optional<Duration> refusal() {
    return apiSampler
        .sample(posts)
        .filter(fault -> fault == ApiFault.THROTTLED)
        .map(fault -> plan.retryAfter());
  }

  @Override
  public void handle(RoutingContext http) {
    switch (traffic.apply(http.request().path())) {
      case MEDIA -> mediaSampler.sample(media).ifPresentOrElse(f -> strike(f, http), http::next);
      case API -> apiSampler.sample(api).ifPresentOrElse(f -> strike(f, http), http::next);
      case OTHER -> http.next();
    }
  }

  private void strike(MediaFault fault, RoutingContext http) {
    switch (fault) {
      case SLOW -> vertx.setTimer(Math.max(1, plan.delay().toMillis()), late -> http.next());
      case TRUNCATED -> truncate(http);
      case OVERSIZED -> flood(http.response());
      case FORBIDDEN -> http.response().setStatusCode(FORBIDDEN).end();
      case MISSING -> http.response().setStatusCode(NOT_FOUND).end();
      case FAILING -> http.response().setStatusCode(UNAVAILABLE).end();
    }
  }

  private void strike(ApiFault fault, RoutingContext http) {
    switch (fault) {
      case THROTTLED -> http.next(); // the platform refuses posts, in its own words
      case FAILING -> http.response().setStatusCode(UNAVAILABLE).end("Service unavailable");
      case HANGING ->
          vertx.setTimer(
              Math.max(1, plan.hang().toMillis()), late -> http.request().connection().close());
      case ANSWER_LOST -> {
        http.addHeadersEndHandler(done -> http.request().connection().close());
        http.next();
      }
    }
  }

  /** Promises twice as many bytes as come. */
  private static void truncate(RoutingContext http) {
    HttpServerResponse response = http.response();
    http.addHeadersEndHandler(
        done -> {
          long length = Long.parseLong(response.headers().get(HttpHeaders.CONTENT_LENGTH));
          response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(2 * length));
        });
    http.addBodyEndHandler(sent -> http.request().connection().close());
    http.next();
  }

  /** Sends more than anybody should take, as fast as it is taken. */
  private static void flood(HttpServerResponse response) {
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, "image/jpeg")
        .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(OVERSIZE))
        .drainHandler(drained -> pour(response))
        .exceptionHandler(gone -> {}); // the bot is right to hang up
    pour(response);
  }

  private static void pour(HttpServerResponse response) {
    while (!response.closed() && !response.ended() && !response.writeQueueFull()) {
      if (response.bytesWritten() + ZEROS.length() < OVERSIZE) {
        response.write(ZEROS);
      } else {
        response.end(ZEROS.slice(0, (int) (OVERSIZE - response.bytesWritten())));
      }
    }
  }
}
