package dev.spotter.sim.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What happens in the simulator, live, as server-sent events. Not thread-safe: it belongs to the
 * chat's event loop.
 *
 * <p>Each event has an id {@code RUN-NUMBER}. A browser that lost its connection names the last id
 * it saw and gets what it missed; when that is no longer kept, or was another run of the simulator,
 * it gets one {@code reset} event and should read everything again. Bounded: at most {@value
 * #MAX_CLIENTS} clients, the latest {@value #REMEMBERED} events, and a client too slow to read is
 * disconnected (its browser comes back and resumes).
 */
final class EventStream {

  /** The most clients at a time. */
  static final int MAX_CLIENTS = 100;

  private static final int REMEMBERED = 1_000;
  private static final int HEARTBEAT_MILLIS = 15_000;
  private static final int MAX_QUEUED_BYTES = 4 * 1024 * 1024;

  private final Vertx vertx;
  private final String run;
  private final Deque<Frame> latest = new ArrayDeque<>();
  private final Set<HttpServerResponse> clients = new LinkedHashSet<>();
  private final long heartbeat;
  private long lastNumber;

  private record Frame(long number, String text) {}

  EventStream(Vertx vertx, String run) {
    this.vertx = vertx;
    this.run = run;
    this.heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, id -> send(": still here\n\n"));
  }

  void publish(String event, JsonObject data) {
    lastNumber++;
    String id = run + "-" + lastNumber;
    String text = "id: " + id + "\nevent: " + event + "\ndata: " + data.encode() + "\n\n";
    latest.add(new Frame(lastNumber, text));
    if (latest.size() > REMEMBERED) {
      latest.remove();
    }
    send(text);
  }

  void connect(RoutingContext http) {
    if (clients.size() >= MAX_CLIENTS) {
      throw new PageException(503, "Too many pages are open at a time.");
    }
    HttpServerResponse response = http.response().setChunked(true);
    response
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-cache")
        .setWriteQueueMaxSize(MAX_QUEUED_BYTES)
        .closeHandler(closed -> clients.remove(response));
    response.write("retry: 1000\n\n" + missed(http.request().getHeader("Last-Event-ID")));
    clients.add(response);
  }

  void close() {
    vertx.cancelTimer(heartbeat);
    Set.copyOf(clients).forEach(HttpServerResponse::end);
    clients.clear();
  }

  private void send(String text) {
    for (HttpServerResponse client : Set.copyOf(clients)) {
      if (client.writeQueueFull()) {
        clients.remove(client);
        client.reset();
      } else {
        client.write(text);
      }
    }
  }

  private String missed(String lastSeen) {
    if (lastSeen == null) {
      return "";
    }
    return number(lastSeen)
        .map(this::after)
        .orElse("id: " + run + "-" + lastNumber + "\nevent: reset\ndata: {}\n\n");
  }

  /** Empty when the id is of another run, or what came after it is forgotten in part. */
  private Optional<Long> number(String id) {
    if (!id.startsWith(run + "-")) {
      return Optional.empty();
    }
    try {
      long oldest = latest.isEmpty() ? lastNumber + 1 : latest.getFirst().number();
      return Optional.of(Long.valueOf(id.substring(run.length() + 1)))
          .filter(seen -> seen <= lastNumber && seen >= oldest - 1);
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  private String after(long seen) {
    StringBuilder text = new StringBuilder();
    latest.stream().filter(frame -> frame.number() > seen).forEach(f -> text.append(f.text()));
    return text.toString();
  }
}
