package dev.spotter.sim.platform.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.telegram.telegrambots.meta.api.objects.Update;

/** A webhook that listens and decodes with the telegrambots library; it belongs to its Vertx. */
final class WebhookEar {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpServer server;

  /** Every update that came. */
  final BlockingQueue<Update> told = new LinkedBlockingQueue<>();

  /** The secret that each request showed. */
  final BlockingQueue<String> secrets = new LinkedBlockingQueue<>();

  /** What to answer the next requests; 200 to all others. */
  final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

  private WebhookEar(Vertx vertx) {
    server = vertx.createHttpServer().requestHandler(this::take);
  }

  static WebhookEar start(Vertx vertx) {
    WebhookEar ear = new WebhookEar(vertx);
    ear.server.listen(0, "localhost").await();
    return ear;
  }

  String url() {
    return "http://localhost:" + server.actualPort() + "/hook";
  }

  private void take(HttpServerRequest request) {
    secrets.add(String.valueOf(request.getHeader("X-Telegram-Bot-Api-Secret-Token")));
    Integer status = statuses.poll();
    request
        .body()
        .map(WebhookEar::decoded)
        .onSuccess(told::add)
        .compose(update -> request.response().setStatusCode(status == null ? 200 : status).end())
        .onFailure(failure -> request.response().setStatusCode(400).end());
  }

  private static Update decoded(Buffer body) {
    try {
      return MAPPER.readValue(body.getBytes(), Update.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
