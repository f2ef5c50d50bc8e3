package dev.spotter.bot.platform.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.spotter.bot.BotConfig;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.platform.EventSink;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An ordinary account, round by round. */
@Timeout(60)
class SyncConnectionTest {

  private static final String ROOM = "!room:localhost";
  private static final String POSITION = "/account_data/dev.spotter.sync";

  private final Vertx vertx = Vertx.vertx();
  private final Sink sink = new Sink();
  private FakeHomeserver homeserver;
  private Platform platform;
  private PlatformConnection connection;

  /** Keeps what comes, unless it is told not to. */
  private static final class Sink implements EventSink {
    private final List<String> kept = new ArrayList<>();
    private Optional<String> trouble = Optional.empty();

    @Override
    public void connected() {}

    @Override
    public Future<Void> keep(List<? extends ChatEvent> events) {
      events.forEach(event -> kept.add(event.message()));
      return trouble.<Future<Void>>map(Future::failedFuture).orElse(Future.succeededFuture());
    }
  }

  @BeforeEach
  void connect() {
    homeserver = FakeHomeserver.start(vertx);
    platform =
        BotConfig.load(Optional.empty(), homeserver.account())
            .platforms()
            .get(0)
            .create(vertx, Clock.systemUTC(), new SimpleMeterRegistry());
    connection = platform.connection().orElseThrow();
  }

  @AfterEach
  void disconnect() {
    platform.close();
    vertx.close().await();
  }

  @Test
  void theFirstRoundEverOnlyNotesWhereItIs() {
    homeserver.answer("/sync", sync("s1", timeline(false, photo("$old"))));
    homeserver.refuse(POSITION, 404, "M_NOT_FOUND");
    homeserver.answer(POSITION, new JsonObject());

    round();

    assertThat(sink.kept).isEmpty();
    assertThat(homeserver.asked("/sync")).singleElement().asString().doesNotContain("since=");
    assertThat(homeserver.body(POSITION)).isEqualTo(new JsonObject().put("next_batch", "s1"));
  }

  @Test
  void aRoundIsStoredWhenWhatItBroughtIsKept() {
    begin("s1");
    homeserver.once("since=s1", sync("s2", timeline(false, photo("$a"), photo("$b"))));
    homeserver.once("since=s2", new JsonObject().put("next_batch", "s3"));
    homeserver.once("since=s3", sync("s4", timeline(false, photo("$c"))));

    round();
    round();
    round();

    assertThat(sink.kept).containsExactly("$a", "$b", "$c");
    assertThat(homeserver.asked("PUT")).hasSize(2);
    assertThat(homeserver.body(POSITION)).isEqualTo(new JsonObject().put("next_batch", "s4"));
  }

  @Test
  void whatCannotBeKeptComesAgain() {
    begin("s1");
    homeserver.once("since=s1", sync("s2", timeline(false, photo("$a"))));
    homeserver.once("since=s1", sync("s2", timeline(false, photo("$a"))));
    sink.trouble = Optional.of("the inbox is full");
    assertThat(catchThrowable(this::round)).hasMessage("the inbox is full");
    assertThat(homeserver.asked("PUT")).isEmpty();
    sink.trouble = Optional.empty();

    round();

    assertThat(sink.kept).containsExactly("$a", "$a");
    assertThat(homeserver.asked("PUT")).hasSize(1);
  }

  @Test
  void aGapIsFilledInOrder() {
    begin("s1");
    homeserver.once("since=s1", sync("s2", timeline(true, photo("$5"))));
    homeserver.once("from=back", page("further", photo("$4"), photo("$3")));
    homeserver.once("from=further", page(null, photo("$2"), photo("$1")));

    round();

    assertThat(sink.kept).containsExactly("$1", "$2", "$3", "$4", "$5");
    assertThat(homeserver.asked("/messages")).allMatch(call -> call.contains("to=s1"));
  }

  @Test
  void aGapThatCannotBeReadHoldsUpNothingElse() {
    begin("s1");
    homeserver.once("since=s1", sync("s2", timeline(true, photo("$5"))));
    homeserver.refuse("/messages", 403, "M_FORBIDDEN");

    round();

    assertThat(sink.kept).containsExactly("$5");
  }

  @Test
  void whatWasSaidBeforeItJoinedIsNotForIt() {
    begin("s1");
    homeserver.once(
        "since=s1", sync("s2", timeline(true, photo("$before"), joined(), photo("$after"))));

    round();

    assertThat(sink.kept).containsExactly("$after");
    assertThat(homeserver.asked("/messages")).isEmpty();
  }

  @Test
  void invitationsAreAccepted() {
    begin("s1");
    homeserver.answer("/join", new JsonObject());
    JsonObject invite =
        new JsonObject().put("invite", new JsonObject().put(ROOM, new JsonObject()));
    homeserver.once("since=s1", new JsonObject().put("next_batch", "s2").put("rooms", invite));

    round();

    assertThat(homeserver.asked("/join")).singleElement().asString().contains(ROOM);
  }

  @Test
  void aHomeserverThatKnowsNoSuchPositionIsBegunWithAnew() {
    begin("s1");
    homeserver.refuse("since=s1", 400, "M_INVALID_PARAM");
    homeserver.once("/sync", new JsonObject().put("next_batch", "n1"));
    homeserver.once("since=n1", sync("n2", timeline(false, photo("$a"))));

    round();
    round();

    assertThat(sink.kept).containsExactly("$a");
  }

  private void begin(String position) {
    homeserver.answer(POSITION, new JsonObject().put("next_batch", position));
    round();
  }

  private void round() {
    connection.session(sink).await();
  }

  private static JsonObject sync(String next, JsonObject timeline) {
    JsonObject room = new JsonObject().put(ROOM, new JsonObject().put("timeline", timeline));
    return new JsonObject()
        .put("next_batch", next)
        .put("rooms", new JsonObject().put("join", room));
  }

  private static JsonObject timeline(boolean limited, JsonObject... events) {
    return new JsonObject()
        .put("limited", limited)
        .put("prev_batch", "back")
        .put("events", new JsonArray(List.of(events)));
  }

  private static JsonObject page(String end, JsonObject... events) {
    JsonObject page = new JsonObject().put("chunk", new JsonArray(List.of(events)));
    return end == null ? page : page.put("end", end);
  }

  private static JsonObject photo(String id) {
    JsonObject content =
        new JsonObject().put("msgtype", "m.image").put("url", "mxc://localhost/abc");
    return event("m.room.message", "@ana:localhost", id).put("content", content);
  }

  private static JsonObject joined() {
    return event("m.room.member", FakeHomeserver.BOT, "$join")
        .put("state_key", FakeHomeserver.BOT)
        .put("content", new JsonObject().put("membership", "join"));
  }

  private static JsonObject event(String type, String sender, String id) {
    return new JsonObject().put("type", type).put("sender", sender).put("event_id", id);
  }
}
