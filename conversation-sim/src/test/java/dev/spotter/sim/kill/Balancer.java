package dev.spotter.sim.kill;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;

/**
 * Hands requests to bots in turn, as a proxy in front of several would; 502 for one that is gone.
 */
final class Balancer {

  private final List<BotNode> nodes;
  private final HttpClient client;
  private final HttpServer server;
  private int turn;

  private Balancer(Vertx vertx, List<BotNode> nodes) {
    this.nodes = nodes;
    this.client = vertx.createHttpClient();
    this.server = vertx.createHttpServer().requestHandler(this::handle);
  }

  static Balancer start(Vertx vertx, List<BotNode> nodes) {
    Balancer balancer = new Balancer(vertx, nodes);
    balancer.server.listen(0, "127.0.0.1").await();
    return balancer;
  }

  URI webhook(String platform) {
    return URI.create("http://127.0.0.1:" + server.actualPort() + "/webhooks/" + platform);
  }

  private void handle(HttpServerRequest request) {
    BotNode node = nodes.get(turn++ % nodes.size());
    RequestOptions there =
        new RequestOptions()
            .setMethod(request.method())
            .setHost("127.0.0.1")
            .setPort(node.port())
            .setURI(request.uri());
    request
        .body()
        .compose(body -> send(request, there, body))
        .onSuccess(status -> request.response().setStatusCode(status).end())
        .onFailure(gone -> request.response().setStatusCode(502).end());
  }

  private Future<Integer> send(HttpServerRequest request, RequestOptions there, Buffer body) {
    return client
        .request(there)
        .compose(
            out -> {
              out.headers().addAll(request.headers()).remove("Host").remove("Content-Length");
              return out.send(body);
            })
        .compose(answer -> answer.body().map(read -> answer.statusCode()));
  }
}
