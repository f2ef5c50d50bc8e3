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
import java.util.Map;
import java.util.TreeMap;

/**
 * Updates for a bot that fetches them: each waits until the bot asks for a later one, which
 * acknowledges it. Not thread-safe.
 *
 * <p>Within a conversation an update comes forth when the one before it was acknowledged.
 */
final class PendingUpdates implements Transport {

  private static final int MAX_LIMIT = 100;
  private static final long MAX_TIMEOUT_SECONDS = 50;

  private final Vertx vertx;
  private final Map<Long, Waiting> waiting = new TreeMap<>();
  private TelegramCall asking;
  private long timer;

  /** An update that is not acknowledged, with whoever wants to know when it is. */
  private record Waiting(JsonObject update, List<Promise<Outcome>> brought) {}

  PendingUpdates(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Future<Outcome> send(Notification notification, Attempt attempt) {
    JsonObject update = notification.request(attempt).body().toJsonObject();
    Promise<Outcome> brought = Promise.promise();
    waiting
        .computeIfAbsent(update.getLong("update_id"), id -> new Waiting(update, new ArrayList<>()))
        .brought()
        .add(brought);
    tell();
    return brought.future();
  }

  /** Answers getUpdates, at once or when there is something. */
  void poll(TelegramCall call) {
    call.number("offset").filter(offset -> offset > 0).ifPresent(this::acknowledge);
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

  /** Gives everything back to be brought another way. */
  void leaveTo(TelegramException reason) {
    stop(reason);
    List<Waiting> left = List.copyOf(waiting.values());
    waiting.clear();
    left.forEach(
        update ->
            complete(
                update,
                Outcome.unanswered(Outcome.Cause.UNREACHABLE, "the bot fetches no updates now")));
  }

  private void acknowledge(long offset) {
    List<Long> known = waiting.keySet().stream().filter(id -> id < offset).toList();
    Outcome fetched = Outcome.answered(State.DELIVERED, 200, "the bot fetched it");
    known.forEach(id -> complete(waiting.remove(id), fetched));
  }

  private static void complete(Waiting update, Outcome outcome) {
    update.brought().forEach(promise -> promise.complete(outcome));
  }

  private void tell() {
    if (asking != null) {
      answer(asking);
    }
  }

  private void answer(TelegramCall call) {
    forget(call);
    long limit = Math.min(call.number("limit").orElse((long) MAX_LIMIT), MAX_LIMIT);
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
