package dev.spotter.sim.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;

/** Sends one webhook once and says what came of it; never fails. */
final class WebhookSender {

  private static final int POOL_SIZE = 64;
  private static final int LAST_SUCCESS = 205; // Vonage counts 200 to 205 as received
  private static final int TOO_MANY_REQUESTS = 429;

  private final WebClient client;
  private final long timeoutMillis;

  WebhookSender(Vertx vertx, DeliverySettings settings) {
    this.timeoutMillis = settings.responseTimeout().toMillis();
    WebClientOptions options = new WebClientOptions();
    options.setConnectTimeout((int) settings.connectTimeout().toMillis());
    options.setFollowRedirects(false).setUserAgent("Spotter-Simulator");
    this.client = WebClient.create(vertx, options, new PoolOptions().setHttp1MaxSize(POOL_SIZE));
  }

  Future<Outcome> send(URI bot, WebhookRequest request) {
    var post = client.postAbs(bot.toString()).timeout(timeoutMillis);
    request.headers().forEach(post::putHeader);
    return post.sendBuffer(request.body())
        .map(WebhookSender::judge)
        .otherwise(failure -> new Outcome(Delivery.State.RETRYING, 0, words(failure)));
  }

  void close() {
    client.close();
  }

  private static Outcome judge(HttpResponse<?> response) {
    int status = response.statusCode();
    String words = "the bot answered " + status + " " + response.statusMessage();
    if (status >= 200 && status <= LAST_SUCCESS) {
      return new Outcome(Delivery.State.DELIVERED, status, words);
    }
    boolean passing = status == TOO_MANY_REQUESTS || status >= 500;
    return new Outcome(passing ? Delivery.State.RETRYING : Delivery.State.FAILED, status, words);
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return "no answer: " + (message == null ? failure.getClass().getSimpleName() : message);
  }
}
