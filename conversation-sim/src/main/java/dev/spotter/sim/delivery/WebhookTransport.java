package dev.spotter.sim.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Posts notifications to webhooks. */
final class WebhookTransport {

  private static final int POOL_SIZE = 64;

  private final WebClient client;
  private final DeliverySettings settings;
  private final LongSupplier clock;

  /** Creates a transport; its clock gives nanoseconds from any moment on. */
  WebhookTransport(Vertx vertx, DeliverySettings settings, LongSupplier clock) {
    this.settings = settings;
    this.clock = clock;
    WebClientOptions options = new WebClientOptions();
    options.setConnectTimeout((int) settings.connectTimeout().toMillis());
    options.setFollowRedirects(false).setUserAgent("Spotter-Simulator");
    this.client = WebClient.create(vertx, options, new PoolOptions().setHttp1MaxSize(POOL_SIZE));
  }

  /** The way to one bot. */
  Transport to(URI webhook) {
    return (notification, attempt) -> send(webhook, notification.request(attempt));
  }

  void close() {
    client.close();
  }

  private Future<Outcome> send(URI webhook, SignedRequest request) {
    var post = client.postAbs(webhook.toString()).timeout(settings.responseTimeout().toMillis());
    request.headers().forEach(post::putHeader);
    long began = clock.getAsLong();
    return post.sendBuffer(request.body())
        .map(this::judge)
        .map(outcome -> outcome.after(Duration.ofNanos(clock.getAsLong() - began)))
        .otherwise(failure -> Outcome.unanswered(cause(failure), words(failure)));
  }

  private Outcome judge(HttpResponse<?> answer) {
    String words = "the bot answered " + answer.statusCode() + " " + answer.statusMessage();
    return Outcome.answered(settings.ackPolicy().of(answer), answer.statusCode(), words);
  }

  private static Outcome.Cause cause(Throwable failure) {
    return failure instanceof TimeoutException
        ? Outcome.Cause.TIMED_OUT
        : Outcome.Cause.UNREACHABLE;
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return "no answer: " + (message == null ? failure.getClass().getSimpleName() : message);
  }
}
