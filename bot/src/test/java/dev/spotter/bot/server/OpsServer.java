package dev.spotter.bot.server;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Some routes on a free port of localhost, and a client for them. */
final class OpsServer {

  private final HttpServer server;
  private final WebClient client;

  OpsServer(Vertx vertx, Consumer<Router> routes) throws TimeoutException {
    Router router = Router.router(vertx);
    routes.accept(router);
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "localhost")
            .await(20, TimeUnit.SECONDS);
    client = WebClient.create(vertx);
  }

  HttpResponse<Buffer> get(String path) throws TimeoutException {
    return client.get(server.actualPort(), "localhost", path).send().await(20, TimeUnit.SECONDS);
  }

  HttpResponse<Buffer> post(String path, MultiMap headers, Buffer body) throws TimeoutException {
    return client
        .post(server.actualPort(), "localhost", path)
        .putHeaders(headers)
        .sendBuffer(body)
        .await(20, TimeUnit.SECONDS);
  }
}
