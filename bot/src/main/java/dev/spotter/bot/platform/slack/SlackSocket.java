package dev.spotter.bot.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.platform.EventSink;
import dev.spotter.bot.platform.PlatformConnection;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.concurrent.TimeUnit;

/**
 * Socket Mode: a WebSocket that the bot opens, for those without a public address. The address of
 * each connection is asked for with the app's own token, is good once, and is never logged, since
 * it carries a ticket. Thread-safe.
 */
final class SlackSocket implements PlatformConnection {

  private static final int MAX_MESSAGE_BYTES = 1 << 20;
  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

  /** A connection on which nothing moves for so long is dead; {@link SocketSession} pings. */
  private static final int IDLE_SECONDS = 60;

  private final Vertx vertx;
  private final SlackApi api;
  private final Secret appToken;
  private final SlackEvents events;
  private final WebSocketClient client;
  private volatile SocketSession session;
  private volatile boolean ended;

  SlackSocket(Vertx vertx, SlackApi api, Secret appToken, SlackEvents events) {
    this.vertx = vertx;
    this.api = api;
    this.appToken = appToken;
    this.events = events;
    this.client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxMessageSize(MAX_MESSAGE_BYTES)
                .setMaxFrameSize(MAX_MESSAGE_BYTES)
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS));
  }

  @Override
  public Future<Void> session(EventSink intake) {
    if (ended) {
      return Future.succeededFuture();
    }
    return api.open(appToken).compose(this::connect).compose(socket -> run(socket, intake));
  }

  @Override
  public void end() {
    ended = true;
    SocketSession running = session;
    if (running != null) {
      running.end();
    }
  }

  /** Closes the client. */
  void close() {
    client.close();
  }

  private Future<WebSocket> connect(JsonNode opened) {
    WebSocketConnectOptions there =
        new WebSocketConnectOptions()
            .setAbsoluteURI(opened.path("url").asText(""))
            .setTimeout(CONNECT_TIMEOUT_MILLIS);
    return client
        .connect(there)
        .recover(
            failure ->
                Future.failedFuture(
                    PlatformException.of(
                        Reaction.RETRY,
                        "the Socket Mode connection was not made: "
                            + failure.getClass().getSimpleName())));
  }

  private Future<Void> run(WebSocket socket, EventSink intake) {
    SocketSession running = new SocketSession(vertx, socket, intake, events);
    session = running;
    if (ended) {
      running.end();
    }
    return running.run();
  }
}
