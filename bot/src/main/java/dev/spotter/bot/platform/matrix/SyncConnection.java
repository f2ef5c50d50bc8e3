package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.platform.EventSink;
import dev.spotter.bot.platform.Pause;
import dev.spotter.bot.platform.PlatformConnection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the homeserver for the events of an ordinary account: {@code /sync}, which it holds open
 * until there are some. A round's position is stored only when what it brought is in the inbox, so
 * that after a crash events come again rather than not at all; the inbox knows each.
 *
 * <p>The first round ever only notes where the account is: photos from before are not captioned.
 */
final class SyncConnection implements PlatformConnection {

  private static final Logger LOG = LoggerFactory.getLogger(SyncConnection.class);

  /** The most events of a room in one round; the rest is a gap. */
  private static final int LIMIT = 100;

  private final MatrixApi api;
  private final MatrixAccount account;
  private final MatrixRooms rooms;
  private final SyncTimeline timelines;
  private final SyncPosition position;
  private final Duration hold;
  private final Pause pause;

  /** The end of the last round; empty until the stored one is read. */
  private volatile Optional<String> since = Optional.empty();

  SyncConnection(
      Vertx vertx,
      MatrixApi api,
      MatrixAccount account,
      MatrixRooms rooms,
      MatrixEvents events,
      Duration hold) {
    this.api = api;
    this.account = account;
    this.rooms = rooms;
    this.timelines = new SyncTimeline(api, events);
    this.position = new SyncPosition(api, account);
    this.hold = hold;
    this.pause = new Pause(vertx);
  }

  @Override
  public Future<Void> session(EventSink intake) {
    return since
        .map(token -> round(intake, token))
        .orElseGet(() -> begin().onSuccess(ready -> intake.connected()));
  }

  @Override
  public void end() {
    pause.end();
  }

  private Future<Void> begin() {
    return account
        .load()
        .compose(own -> position.load())
        .compose(stored -> stored.map(this::goOn).orElseGet(this::beginNow));
  }

  private Future<Void> goOn(String token) {
    since = Optional.of(token);
    return Future.succeededFuture();
  }

  private Future<Void> beginNow() {
    return api.read(
            "sync", "/v3/sync", Map.of("timeout", "0", "filter", MatrixFilter.sync(List.of(), 1)))
        .compose(now -> rooms.acceptAll(now).compose(done -> reached(now)));
  }

  private Future<Void> round(EventSink intake, String token) {
    Map<String, String> query =
        Map.of(
            "since", token,
            "timeout", String.valueOf(hold.toMillis()),
            "filter", MatrixFilter.sync(MatrixEvents.TYPES, LIMIT));
    return pause
        .orEnd(api.await("sync", "/v3/sync", query, hold))
        .recover(failure -> lost(failure))
        .compose(
            answer ->
                answer.map(sync -> keep(intake, sync, token)).orElseGet(Future::succeededFuture));
  }

  /** A homeserver that was set up anew knows no position of before. */
  private Future<Optional<JsonNode>> lost(Throwable failure) {
    if (!SyncPosition.isUnknown(failure)) {
      return Future.failedFuture(failure);
    }
    LOG.warn("The homeserver does not know how far the bot was: {}", failure.getMessage());
    return beginNow().map(begun -> Optional.empty());
  }

  private Future<Void> keep(EventSink intake, JsonNode sync, String token) {
    return account
        .own()
        .compose(own -> events(own, sync, token))
        .compose(intake::keep)
        .compose(kept -> rooms.acceptAll(sync))
        .compose(joined -> rooms.acceptPending())
        .compose(done -> reached(sync))
        .onSuccess(done -> intake.connected());
  }

  private Future<List<ChatEvent>> events(MatrixAccount.Own own, JsonNode sync, String token) {
    List<Future<List<ChatEvent>>> all = new ArrayList<>();
    sync.path("rooms")
        .path("join")
        .propertyStream()
        .forEach(
            room ->
                all.add(
                    timelines.read(own, room.getKey(), room.getValue().path("timeline"), token)));
    return Future.all(all)
        .map(done -> done.<List<ChatEvent>>list().stream().flatMap(List::stream).toList());
  }

  /**
   * Goes on from the end of a round, also of one that brought nothing: Synapse would give the same
   * answer to the same question for two minutes. Only one that brought something is stored.
   */
  private Future<Void> reached(JsonNode sync) {
    String next = sync.path("next_batch").asText("");
    boolean isWorthIt = since.isEmpty() || sync.has("rooms");
    return (isWorthIt ? position.store(next) : Future.<Void>succeededFuture())
        .onSuccess(done -> since = Optional.of(next));
  }
}
