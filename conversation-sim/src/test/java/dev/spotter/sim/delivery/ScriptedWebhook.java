package dev.spotter.sim.delivery;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A bot's webhook that answers as it is told to, and with 200 when that is over. */
final class ScriptedWebhook {

  /** Closes the connection instead of answering. */
  static final int NO_ANSWER = -1;

  /** The next statuses. */
  final Deque<Integer> answers = new ArrayDeque<>();

  /** The bodies that came, each with its signature. */
  final List<String> requests = new ArrayList<>();

  private final HttpServer server;

  private ScriptedWebhook(Vertx vertx) {
    this.server = vertx.createHttpServer().requestHandler(this::answer);
  }

  static ScriptedWebhook start(Vertx vertx, EventLoop loop) {
    ScriptedWebhook webhook = loop.call(() -> new ScriptedWebhook(vertx));
    webhook.server.listen(0, "127.0.0.1").await();
    return webhook;
  }

  private void answer(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              requests.add(body + " " + request.getHeader("X-Signature"));
              int status = answers.isEmpty() ? 200 : answers.remove();
              if (status == NO_ANSWER) {
                request.connection().close();
              } else {
                request.response().setStatusCode(status).end();
              }
            });
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.actualPort() + "/webhook");
  }
}
