package dev.spotter.bot.server;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The HTTP server. Undeploying it takes no new requests and lets those under way finish. */
public final class HttpVerticle extends VerticleBase {

  /** A client that sends nothing for this long is dropped. */
  private static final int IDLE_SECONDS = 60;

  private final HttpOptions config;
  private final Router router;
  private final Duration drainTimeout;
  private HttpServer server;

  public HttpVerticle(HttpOptions config, Router router, Duration drainTimeout) {
    this.config = config;
    this.router = router;
    this.drainTimeout = drainTimeout;
  }

  @Override
  public Future<?> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(config.host())
            .setPort(config.port())
            .setIdleTimeout(IDLE_SECONDS);
    server = vertx.createHttpServer(options).requestHandler(router);
    return server.listen().recover(this::explained);
  }

  private Future<HttpServer> explained(Throwable failure) {
    return Future.failedFuture(
        new IOException(
            "the bot cannot listen on %s port %d: %s; set another http.port"
                .formatted(config.host(), config.port(), failure.getMessage()),
            failure));
  }

  /** Returns the port it listens on, once it is deployed. */
  public int port() {
    return server.actualPort();
  }

  @Override
  public Future<?> stop() {
    return server.shutdown(drainTimeout.toMillis(), TimeUnit.MILLISECONDS);
  }
}
