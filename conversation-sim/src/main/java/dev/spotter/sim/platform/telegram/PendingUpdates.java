package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.delivery.Attempt;
import dev.spotter.sim.delivery.Delivery.State;
import dev.spotter.sim.delivery.Notification;
import dev.spotter.sim.delivery.Outcome;
import dev.spotter.sim.delivery.Transport;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Updates for a bot that fetches them: each waits until the bot asks for a later one, which
 * acknowledges it. At most {@value #CAPACITY} wait. Not thread-safe.
 */
final class PendingUpdates implements Transport {

  private static final int CAPACITY = 10_000;
  private static final int MAX_LIMIT = 100;
  private static final long MAX_TIMEOUT_SECONDS = 50;

  private final Vertx vertx;
  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
  private TelegramCall asking;
  private long timer;

  /** An update that is not acknowledged, with whoever wants to know when it is. */
  private record Waiting(JsonObject update, List<Promise<Outcome>> settled) {}

  PendingUpdates(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public boolean pipelined() {
    return true;
  }

  @Override
  public Future<Outcome> send(Notification notification, Attempt attempt) {
    if (waiting.size() >= CAPACITY) {
      return Future.succeededFuture(
          Outcome.answered(State.FAILED, 0, "too many updates wait already"));
    }
    JsonObject update = notification.request(attempt).body().toJsonObject();
    Promise<Outcome> settled = Promise.promise();
    waiting
        .computeIfAbsent(update.getLong("update_id"), id -> new Waiting(update, new ArrayList<>()))
        .settled()
        .add(settled);
    if (asking != null) {
      answer(asking);
    }
    return settled.future();
  }

  /** Answers getUpdates, at once or when there is something. */
  void poll(TelegramCall call) {
    call.number("offset").ifPresent(this::acknowledge);
    stop(
        TelegramException.conflict(
            "terminated by other getUpdates request; make sure that only one bot instance is"
                + " running"));
    asking = call;
    call.http().response().exceptionHandler(gone -> forget(call)).closeHandler(v -> forget(call));
    long seconds = Math.min(call.number("timeout").orElse(0L), MAX_TIMEOUT_SECONDS);
    if (seconds > 0 && waiting.isEmpty()) {
      timer = vertx.setTimer(seconds * 1000, over -> answer(call));
    } else {
      answer(call);
    }
  }

  /** Gives everything back to be sent another way. */
  void leaveTo(TelegramException reason) {
    stop(reason);
    settle(
        List.copyOf(waiting.keySet()),
        Outcome.unanswered(Outcome.Cause.UNREACHABLE, "the bot fetches no updates now"));
  }

  /** Tells whether a bot is asking for updates now. */
  boolean isAsked() {
    return asking != null;
  }

  /** Forgets what came before an update; a negative offset counts from the end. */
  private void acknowledge(long offset) {
    long first =
        offset >= 0
            ? offset
            : waiting.descendingKeySet().stream().limit(-offset).reduce(0L, (later, id) -> id);
    settle(
        List.copyOf(waiting.headMap(first).keySet()),
        Outcome.answered(State.DELIVERED, 200, "the bot fetched it"));
  }

  private void settle(List<Long> ids, Outcome outcome) {
    ids.stream()
        .map(waiting::remove)
        .toList()
        .forEach(gone -> gone.settled().forEach(promise -> promise.complete(outcome)));
  }

  private void answer(TelegramCall call) {
    forget(call);
    long limit = Math.max(1, Math.min(call.number("limit").orElse(100L), MAX_LIMIT));
    JsonArray updates = new JsonArray();
    waiting.values().stream().limit(limit).forEach(update -> updates.add(update.update()));
    call.answer(updates);
  }

  private void stop(TelegramException reason) {
    if (asking != null) {
      TelegramCall before = asking;
      forget(before);
      before.refuse(reason);
    }
  }

  private void forget(TelegramCall call) {
    if (asking == call) {
      asking = null;
      vertx.cancelTimer(timer);
    }
  }
}
