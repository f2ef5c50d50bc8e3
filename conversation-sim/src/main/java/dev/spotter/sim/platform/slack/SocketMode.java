package dev.spotter.sim.platform.slack;

import dev.spotter.sim.delivery.Attempt;
import dev.spotter.sim.delivery.Delivery.State;
import dev.spotter.sim.delivery.EventDelivery;
import dev.spotter.sim.delivery.Notification;
import dev.spotter.sim.delivery.Outcome;
import dev.spotter.sim.delivery.Transport;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Socket Mode: as long as the bot keeps a WebSocket open, its events go there instead of to its
 * webhook, each in an envelope that the bot has to acknowledge. Not thread-safe.
 *
 * <p>Where it is kinder than Slack: there an app has Socket Mode switched on or off; here the
 * webhook, if there was one, is used again when the last connection is closed.
 */
final class SocketMode implements Transport {

  /** The method that asks for the address of a connection. */
  static final String METHOD = "apps.connections.open";

  private static final String LINK = SlackEmulation.PATH + "/link";
  private static final int MAX_TICKETS = 100;

  /** As many as Slack allows an app. */
  private static final int MAX_CONNECTIONS = 10;

  private static final Outcome LATE =
      Outcome.unanswered(Outcome.Cause.TIMED_OUT, "the bot did not acknowledge it");

  private final Vertx vertx;
  private final URI url;
  private final Duration timeout;
  private final Supplier<UUID> ids;
  private final Set<String> tickets = new LinkedHashSet<>();
  private final Deque<ServerWebSocket> connections = new ArrayDeque<>();
  private final Map<String, Promise<Outcome>> unacknowledged = new HashMap<>();
  private EventDelivery delivery;
  private Optional<URI> webhook = Optional.empty();

  /**
   * Creates it without connections.
   *
   * @param vertx where its timers live
   * @param url where the simulator is reachable
   * @param timeout how long the bot may take to acknowledge
   */
  SocketMode(Vertx vertx, URI url, Duration timeout, Supplier<UUID> ids) {
    this.vertx = vertx;
    this.url = url;
    this.timeout = timeout;
    this.ids = ids;
  }

  void mount(Router router, EventDelivery sender) {
    delivery = sender;
    router.get(LINK).handler(this::connect);
  }

  /** {@code apps.connections.open}: a ticket is good for one connection. */
  JsonObject open(SlackCall call) {
    String ticket = ids.get().toString();
    tickets.add(ticket);
    if (tickets.size() > MAX_TICKETS) {
      tickets.remove(tickets.iterator().next());
    }
    String address = url.toString().replaceFirst("^http", "ws") + LINK;
    return new JsonObject().put("url", address + "/?ticket=" + ticket + "&app_id=" + SlackIds.APP);
  }

  private void connect(RoutingContext http) {
    boolean good = tickets.remove(http.queryParams().get("ticket"));
    if (!good || connections.size() >= MAX_CONNECTIONS) {
      http.response().setStatusCode(good ? 429 : 401).end();
      return;
    }
    http.request().toWebSocket().onSuccess(this::welcome);
  }

  private void welcome(ServerWebSocket socket) {
    connections.add(socket);
    socket.textMessageHandler(this::acknowledged);
    socket.exceptionHandler(failure -> {}); // a broken connection is closed, too
    socket.closeHandler(closed -> farewell(socket));
    JsonObject hello =
        new JsonObject()
            .put("type", "hello")
            .put("num_connections", connections.size())
            .put("connection_info", new JsonObject().put("app_id", SlackIds.APP));
    socket.writeTextMessage(hello.encode()).onSuccess(greeted -> takeOver());
  }

  private void takeOver() {
    webhook = delivery.webhook().or(() -> webhook);
    delivery.deliverBy(this);
  }

  private void farewell(ServerWebSocket socket) {
    connections.remove(socket);
    if (connections.isEmpty() && delivery.deliversBy(this)) {
      webhook.ifPresentOrElse(delivery::deliverTo, delivery::hold);
    }
  }

  @Override
  public Future<Outcome> send(Notification notification, Attempt attempt) {
    ServerWebSocket socket = connections.peekLast();
    if (socket == null) {
      return Future.succeededFuture(
          Outcome.unanswered(Outcome.Cause.UNREACHABLE, "the bot is not connected"));
    }
    String id = ids.get().toString();
    Promise<Outcome> answer = Promise.promise();
    unacknowledged.put(id, answer);
    JsonObject envelope =
        new JsonObject()
            .put("envelope_id", id)
            .put("type", "events_api")
            .put("payload", notification.request(attempt).body().toJsonObject())
            .put("accepts_response_payload", false)
            .put("retry_attempt", attempt.number() - 1)
            .put("retry_reason", attempt.before().map(SlackSigner::reason).orElse(""));
    socket.writeTextMessage(envelope.encode());
    long timer = vertx.setTimer(timeout.toMillis(), late -> answer.tryComplete(LATE));
    return answer
        .future()
        .onComplete(
            over -> {
              vertx.cancelTimer(timer);
              unacknowledged.remove(id);
            });
  }

  private void acknowledged(String text) {
    try {
      Promise<Outcome> answer =
          unacknowledged.get(new JsonObject(text).getString("envelope_id", ""));
      if (answer != null) {
        answer.tryComplete(Outcome.answered(State.DELIVERED, 200, "the bot acknowledged it"));
      }
    } catch (DecodeException | ClassCastException unreadable) {
      connections.forEach(socket -> socket.close());
    }
  }
}
