package dev.spotter.bot.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.spotter.bot.platform.EventSink;
import dev.spotter.bot.platform.JsonBody;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.platform.RefusedRequestException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Socket Mode connection, from its hello to its end. Slack says when it wants to close one; it
 * does so every few hours. Runs on one event loop; {@link #end} may be called from anywhere.
 */
final class SocketSession {

  private static final Logger LOG = LoggerFactory.getLogger(SocketSession.class);
  private static final long PING_MILLIS = 20_000;
  private static final Buffer PING = Buffer.buffer("spotter");

  private final Vertx vertx;
  private final WebSocket socket;
  private final EventSink intake;
  private final SlackEvents events;
  private final Context context;
  private final Promise<Void> over = Promise.promise();
  private int inHand;
  private boolean ending;

  SocketSession(Vertx vertx, WebSocket socket, EventSink intake, SlackEvents events) {
    this.vertx = vertx;
    this.socket = socket;
    this.intake = intake;
    this.events = events;
    this.context = vertx.getOrCreateContext();
  }

  /** Runs until the connection is closed; fails when nobody had asked for that. */
  Future<Void> run() {
    long pings = vertx.setPeriodic(PING_MILLIS, tick -> socket.writePing(PING));
    socket.exceptionHandler(failure -> {}); // a broken connection is closed, too
    socket.closeHandler(closed -> finish(pings));
    socket.textMessageHandler(text -> context.runOnContext(now -> take(text)));
    return over.future();
  }

  /** Takes nothing new, and closes when what was taken is acknowledged. */
  void end() {
    context.runOnContext(
        now -> {
          ending = true;
          closeIfIdle();
        });
  }

  private void finish(long pings) {
    vertx.cancelTimer(pings);
    if (ending) {
      over.tryComplete();
    } else {
      over.tryFail(PlatformException.of(Reaction.RETRY, "the Socket Mode connection was closed"));
    }
  }

  private void take(String text) {
    try {
      take(JsonBody.object(text.getBytes(StandardCharsets.UTF_8)));
    } catch (RefusedRequestException unreadable) {
      LOG.warn("A Socket Mode message was not understood: {}", unreadable.getMessage());
    }
  }

  private void take(JsonNode message) {
    switch (message.path("type").asText("")) {
      case "hello" -> intake.connected();
      case "disconnect" -> disconnect(message.path("reason").asText(""));
      case "events_api" -> keep(message);
      default -> acknowledge(message);
    }
  }

  /** The reasons are warning, refresh_requested and link_disabled. */
  private void disconnect(String reason) {
    if (reason.equals("link_disabled")) {
      over.tryFail(
          PlatformException.of(
              Reaction.ALERT, "Socket Mode is switched off in the app's settings"));
    }
    end();
  }

  /** Acknowledged only when it is on disk; what is not, Slack sends again. */
  private void keep(JsonNode message) {
    if (ending) {
      return;
    }
    inHand++;
    Future.succeededFuture(message.path("payload"))
        .map(payload -> events.read(payload).events())
        .compose(intake::keep)
        .onComplete(kept -> context.runOnContext(now -> settle(message, kept.cause())));
  }

  private void settle(JsonNode message, Throwable failure) {
    inHand--;
    if (failure == null) {
      acknowledge(message);
    } else if (failure instanceof RefusedRequestException) {
      LOG.warn("A Socket Mode event was not understood: {}", failure.getMessage());
      acknowledge(message); // it would be no better a second time
    } else {
      LOG.warn("A Socket Mode event could not be kept: {}", failure.getMessage());
    }
    closeIfIdle();
  }

  private void acknowledge(JsonNode message) {
    if (message.hasNonNull("envelope_id")) {
      JsonNode answer =
          JsonNodeFactory.instance.objectNode().set("envelope_id", message.get("envelope_id"));
      socket.writeTextMessage(answer.toString());
    }
  }

  private void closeIfIdle() {
    if (ending && inHand == 0) {
      socket.close();
    }
  }
}
