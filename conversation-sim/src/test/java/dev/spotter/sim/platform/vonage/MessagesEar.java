package dev.spotter.sim.platform.vonage;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A webhook that listens to what Vonage tells; it belongs to its Vertx. */
final class MessagesEar {

  private final HttpServer server;
  private final BlockingQueue<Webhook> told = new LinkedBlockingQueue<>();

  /** What to answer the next requests; 200 to all others. */
  final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

  /**
   * A request.
   *
   * @param token its bearer token
   * @param body its body
   */
  record Webhook(String token, Buffer body) {}

  private MessagesEar(Vertx vertx) {
    server = vertx.createHttpServer().requestHandler(this::take);
  }

  static MessagesEar start(Vertx vertx) {
    MessagesEar ear = new MessagesEar(vertx);
    ear.server.listen(0, "localhost").await();
    return ear;
  }

  URI url() {
    return URI.create("http://localhost:" + server.actualPort() + "/hook");
  }

  /** Waits for the next request. */
  Webhook next() throws InterruptedException {
    return told.poll(30, TimeUnit.SECONDS);
  }

  private void take(HttpServerRequest request) {
    String token = String.valueOf(request.getHeader("Authorization")).replace("Bearer ", "");
    Integer status = statuses.poll();
    request
        .body()
        .onSuccess(body -> told.add(new Webhook(token, body)))
        .compose(body -> request.response().setStatusCode(status == null ? 200 : status).end());
  }
}
