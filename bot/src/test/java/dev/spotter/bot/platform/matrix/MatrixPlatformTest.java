package dev.spotter.bot.platform.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.BotConfig;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.Route;
import dev.spotter.bot.platform.WebhookEvents;
import dev.spotter.bot.platform.WebhookRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MatrixPlatformTest {

  private static final Conversation ROOM = new Conversation("matrix", "!room:localhost");
  private static final String CAPTION = "Ana uploaded a photo of a dog";

  private final Vertx vertx = Vertx.vertx();
  private FakeHomeserver homeserver;
  private Platform platform;

  @BeforeEach
  void connect() {
    homeserver = FakeHomeserver.start(vertx);
    platform = platform(homeserver.service());
    platform.checks().get(0).look().get().await();
    platform.findPosted(ROOM, answer(Optional.empty()), Optional.empty()).otherwiseEmpty().await();
    homeserver.calls.clear();
  }

  @AfterEach
  void disconnect() {
    platform.close();
    vertx.close().await();
  }

  @Test
  void aCaptionIsANoticeThatRepliesToItsPhotoAndNamesNobody() {
    assertThat(platform.post(ROOM, answer(Optional.empty())).await()).isEqualTo("$sent");

    assertThat(homeserver.calls)
        .singleElement()
        .asString()
        .startsWith(
            "PUT /_matrix/client/v3/rooms/!room:localhost/send/m.room.message/spotter-post-");
    assertThat(homeserver.body("/send/"))
        .isEqualTo(
            new JsonObject()
                .put("msgtype", "m.notice")
                .put("body", CAPTION)
                .put("m.mentions", new JsonObject())
                .put("m.relates_to", new JsonObject().put("m.in_reply_to", event("$photo"))));
    assertThat(homeserver.tokens).containsExactly("Bearer as-secret");
  }

  @Test
  void inAThreadItSaysSo() {
    platform.post(ROOM, answer(Optional.of("$root"))).await();

    assertThat(homeserver.body("/send/").getJsonObject("m.relates_to"))
        .isEqualTo(
            new JsonObject()
                .put("rel_type", "m.thread")
                .put("event_id", "$root")
                .put("is_falling_back", false)
                .put("m.in_reply_to", event("$photo")));
  }

  @Test
  void theTransactionIsTheSameForTheSameEvent() {
    platform.post(ROOM, answer(Optional.empty())).await();
    platform.post(ROOM, answer(Optional.empty())).await();
    platform
        .post(ROOM, new OutgoingMessage("x", Optional.empty(), Optional.empty(), key("$b")))
        .await();

    List<String> paths = homeserver.calls.stream().map(call -> call.split("\n", 2)[0]).toList();
    assertThat(paths.get(0)).isEqualTo(paths.get(1)).isNotEqualTo(paths.get(2));
  }

  @Test
  void anEditReplacesItsOwnNotice() {
    platform.edit(ROOM, "$sent", answer(Optional.empty())).await();

    JsonObject edit = homeserver.body("/send/");
    assertThat(edit.getString("body")).isEqualTo("* " + CAPTION);
    assertThat(edit.getJsonObject("m.new_content").getString("body")).isEqualTo(CAPTION);
    assertThat(edit.getJsonObject("m.relates_to"))
        .isEqualTo(new JsonObject().put("rel_type", "m.replace").put("event_id", "$sent"));
    assertThat(homeserver.calls.get(0)).contains("spotter-edit-");
  }

  @Test
  void aNoticeIsRedactedUnderATransactionOfItsOwn() {
    homeserver.answer("/redact/", new JsonObject().put("event_id", "$redaction"));
    platform.delete(ROOM, "$sent").await();
    platform.delete(ROOM, "$sent").await();

    assertThat(homeserver.calls).hasSize(2).allMatch(call -> call.contains("/redact/"));
    assertThat(homeserver.calls.get(0)).isEqualTo(homeserver.calls.get(1));
  }

  @Test
  void whatMayBePostedIsLookedUpFromThePhotoOn() {
    homeserver.answer("/context/$photo", new JsonObject().put("end", "t1"));
    JsonObject other = own("$1", "$other");
    homeserver.once(
        "from=t1", page("t2", other, own("$2", "$photo").put("sender", "@ana:localhost")));
    homeserver.once("from=t2", page(null, own("$3", "$photo")));

    assertThat(platform.findPosted(ROOM, answer(Optional.empty()), Optional.empty()).await())
        .contains("$3");
    assertThat(homeserver.asked("/messages"))
        .allMatch(
            call ->
                call.contains("dir=f") && call.contains("\"senders\":[\"@spotter:localhost\"]"));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    homeserver.answer("/context/$photo", new JsonObject().put("end", "t1"));
    homeserver.answer("/messages", page(null));

    assertThat(platform.findPosted(ROOM, answer(Optional.empty()), Optional.empty()).await())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "429, M_LIMIT_EXCEEDED, RETRY, false",
    "403, M_FORBIDDEN, GIVE_UP, false",
    "413, M_TOO_LARGE, GIVE_UP, false",
    "404, M_NOT_FOUND, GIVE_UP, false",
    "400, M_BAD_JSON, GIVE_UP, false",
    "401, M_UNKNOWN_TOKEN, ALERT, false",
    "401, M_MISSING_TOKEN, ALERT, false",
    "403, M_USER_DEACTIVATED, ALERT, false",
    "403, M_RESOURCE_LIMIT_EXCEEDED, ALERT, false",
    "404, M_UNRECOGNIZED, ALERT, false",
    "404, '', ALERT, false",
    "500, M_UNKNOWN, RETRY, true",
    "502, '', RETRY, true",
    "504, M_NOT_YET_UPLOADED, RETRY, true"
  })
  void anErrorSaysWhatToDoAboutIt(int status, String code, Reaction reaction, boolean unsure) {
    homeserver.refuse("/send/", status, code);

    PlatformException failure = postFailure();
    assertThat(failure.reaction()).isEqualTo(reaction);
    assertThat(failure.unsure()).isEqualTo(unsure);
    assertThat(failure.getMessage()).doesNotContain("as-secret", "!room");
  }

  @ParameterizedTest
  @CsvSource({"7000, , 7", "7001, , 8", "0, , 0", "99999999999, , 3600", "5000, 9, 9", ", 4, 4"})
  void theWaitThatIsAskedForIsToldWithinBounds(Long millis, String header, long seconds) {
    homeserver.mishap(
        "/send/",
        response -> {
          if (header != null) {
            response.putHeader("Retry-After", header);
          }
          JsonObject error = new JsonObject().put("errcode", "M_LIMIT_EXCEEDED");
          response.setStatusCode(429).end(error.put("retry_after_ms", millis).toBuffer());
        });

    assertThat(postFailure().retryAfter()).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void aLostAnswerMayHaveBeenOne() {
    homeserver.mishap("/send/", response -> response.reset());

    assertThat(postFailure().unsure()).isTrue();
  }

  @Test
  void namesAreThoseOfTheRoomAndAskedForOnce() {
    homeserver.once("/state/m.room.member/@ana:localhost", name("Ana"));

    assertThat(nameOf("@ana:localhost")).contains("Ana");
    assertThat(nameOf("@ana:localhost")).contains("Ana");
    assertThat(nameOf("@gone:localhost")).contains("gone");
    receive(member("@ana:localhost", "join"));
    homeserver.once("/state/m.room.member/@ana:localhost", name("Anna"));
    assertThat(nameOf("@ana:localhost")).contains("Anna");
  }

  @Test
  void aHomeserverThatIsRestartedIsWaitedFor() {
    PhotosPosted photos = (PhotosPosted) receive(image(4000, 3000)).events().get(0);
    homeserver.answer("/state/m.room.member/@ana:localhost", name("Ana"));
    homeserver.mishap("/versions", response -> response.reset());
    homeserver.mishap("/versions", response -> response.setStatusCode(502).end());

    assertThat(nameOf("@ana:localhost")).contains("Ana");
    assertThat(addresses(photos, 64)).isNotEmpty();
    assertThat(homeserver.asked("/versions")).hasSize(4);
  }

  @Test
  void aPictureIsDownloadedAsTheSmallestThumbnailThatIsLargeEnough() {
    PhotosPosted photos = (PhotosPosted) receive(image(4000, 3000)).events().get(0);

    assertThat(addresses(photos, 64)).first().asString().endsWith(thumbnail(320, 240));
    assertThat(addresses(photos, 448)).first().asString().endsWith(thumbnail(640, 480));
    assertThat(addresses(photos, 900))
        .first()
        .isEqualTo(homeserver.url() + "/_matrix/client/v1/media/download/localhost/AbC_1-2");
    DownloadSpec spec = platform.download(photos.pictures().get(0), 64).await();
    assertThat(spec.authorization()).contains("Bearer as-secret");
    assertThat(spec.allowedOrigins()).containsExactly(homeserver.url());
  }

  @Test
  void anInvitationIsAcceptedAndAnEncryptedRoomLeftWithAReason() {
    homeserver.answer("/join", new JsonObject());
    homeserver.answer("/leave", new JsonObject());

    receive(member(FakeHomeserver.BOT, "invite"), member("@ana:localhost", "invite"));
    await().until(() -> homeserver.asked("/state/m.room.encryption").size() == 1);
    assertThat(homeserver.asked("/join")).hasSize(1);
    assertThat(homeserver.asked("/leave")).isEmpty();

    homeserver.answer("/state/m.room.encryption", new JsonObject().put("algorithm", "x"));
    JsonObject encryption =
        base("m.room.encryption").put("state_key", "").put("content", new JsonObject());
    receive(encryption, base("m.room.encrypted").put("content", new JsonObject()));
    await().until(() -> !homeserver.asked("/leave").isEmpty());
    receive(base("m.room.encrypted").put("content", new JsonObject()));
    assertThat(homeserver.asked("/leave")).hasSize(1);
    assertThat(homeserver.body("/leave").getString("reason")).contains("encrypted");
  }

  @Test
  void onlyAnApplicationServiceIsCalledAndFurtherOnesHavePathsOfTheirOwn() {
    assertThat(platform.routes())
        .extracting(Route::path)
        .contains("/_matrix/app/v1/transactions/:txnId");
    Platform account = platform(homeserver.account());
    assertThat(account.routes()).isEmpty();
    account.close();

    Map<String, String> two = new HashMap<>(homeserver.service());
    two.put("SPOTTER_CONNECTIONS", "matrix-work");
    two.put("SPOTTER_MATRIX_WORK_AS_TOKEN", "a");
    two.put("SPOTTER_MATRIX_WORK_HS_TOKEN", "b");
    two.put("SPOTTER_MATRIX_WORK_HOMESERVER_URL", homeserver.url());
    Platform work =
        BotConfig.load(Optional.empty(), two)
            .platforms()
            .get(1)
            .create(vertx, Clock.systemUTC(), new SimpleMeterRegistry());
    assertThat(work.routes())
        .extracting(Route::path)
        .contains("/webhooks/matrix-work/_matrix/app/v1/transactions/:txnId");
    work.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer hs-secret, , 200",
    "bearer hs-secret, , 200",
    ", hs-secret, 200",
    "Bearer hs-secret, hs-secret, 200",
    ", , 401",
    "Bearer other, , 403",
    "Bearer hs-secret, other, 403",
    "Bearer other, hs-secret, 403",
    "Basic hs-secret, , 403",
    "hs-secret, , 403",
    "Bearer, , 403",
    ", other, 403"
  })
  void onlyTheHomeserverIsHeard(String header, String query, int status) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
    if (header != null) {
      headers.add("Authorization", header);
    }
    if (query != null) {
      parameters.add("access_token", query);
    }
    WebhookRequest request =
        new WebhookRequest(
            platform.routes().get(1), Map.of(), parameters, headers, Buffer.buffer("{}"));
    if (status == 200) {
      assertThat(platform.receive(request).response().body()).isEqualTo("{}");
    } else {
      RefusedRequestException refusal =
          catchThrowableOfType(RefusedRequestException.class, () -> platform.receive(request));
      assertThat(refusal.status()).isEqualTo(status);
      assertThat(refusal.response().body()).contains("\"errcode\":\"M_").doesNotContain("secret\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SPOTTER_MATRIX_HS_TOKEN, SPOTTER_MATRIX_HS_TOKEN is missing",
    "SPOTTER_MATRIX_AS_TOKEN, SPOTTER_MATRIX_AS_TOKEN is missing",
    "SPOTTER_MATRIX_HOMESERVER_URL, SPOTTER_MATRIX_HOMESERVER_URL is missing"
  })
  void halfASetUpIsExplained(String without, String words) {
    Map<String, String> environment = new HashMap<>(homeserver.service());
    environment.remove(without);

    assertThatThrownBy(() -> BotConfig.load(Optional.empty(), environment))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(words);
  }

  @Test
  void bothWaysAtOnceAreExplained() {
    Map<String, String> both = new HashMap<>(homeserver.service());
    both.putAll(homeserver.account());

    assertThatThrownBy(() -> BotConfig.load(Optional.empty(), both))
        .hasMessageContaining("set up twice");
  }

  private Platform platform(Map<String, String> environment) {
    return BotConfig.load(Optional.empty(), environment)
        .platforms()
        .get(0)
        .create(vertx, Clock.systemUTC(), new SimpleMeterRegistry());
  }

  private WebhookEvents receive(JsonObject... events) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Authorization", "Bearer hs-secret");
    JsonObject body = new JsonObject().put("events", new JsonArray(List.of(events)));
    return platform.receive(
        new WebhookRequest(
            platform.routes().get(0),
            Map.of("txnId", "1"),
            MultiMap.caseInsensitiveMultiMap(),
            headers,
            body.toBuffer()));
  }

  private static JsonObject base(String type) {
    return new JsonObject()
        .put("type", type)
        .put("room_id", ROOM.id())
        .put("sender", "@ana:localhost")
        .put("event_id", "$photo");
  }

  private static JsonObject member(String user, String membership) {
    return base("m.room.member")
        .put("state_key", user)
        .put("content", new JsonObject().put("membership", membership));
  }

  private static JsonObject image(int width, int height) {
    return base("m.room.message")
        .put(
            "content",
            new JsonObject()
                .put("msgtype", "m.image")
                .put("body", "dog.jpg")
                .put("url", "mxc://localhost/AbC_1-2")
                .put("info", new JsonObject().put("w", width).put("h", height)));
  }

  private static String thumbnail(int width, int height) {
    return "/_matrix/client/v1/media/thumbnail/localhost/AbC_1-2?width=%d&height=%d&method=scale&animated=false"
        .formatted(width, height);
  }

  private List<String> addresses(PhotosPosted photos, int shortSide) {
    return platform.download(photos.pictures().get(0), shortSide).await().candidates().stream()
        .map(Object::toString)
        .toList();
  }

  private Optional<String> nameOf(String user) {
    return platform.memberName(ROOM, new Member(user, Optional.empty())).await();
  }

  private static JsonObject name(String name) {
    return new JsonObject().put("displayname", name).put("membership", "join");
  }

  private PlatformException postFailure() {
    return catchThrowableOfType(
        PlatformException.class, () -> platform.post(ROOM, answer(Optional.empty())).await());
  }

  private static OutgoingMessage answer(Optional<String> thread) {
    return new OutgoingMessage(CAPTION, thread, Optional.of("$photo"), key("$photo"));
  }

  private static EventId key(String id) {
    return new EventId("matrix", id);
  }

  private static JsonObject event(String id) {
    return new JsonObject().put("event_id", id);
  }

  private static JsonObject own(String id, String answered) {
    JsonObject relation = new JsonObject().put("m.in_reply_to", event(answered));
    return base("m.room.message")
        .put("event_id", id)
        .put("sender", FakeHomeserver.BOT)
        .put("content", new JsonObject().put("m.relates_to", relation));
  }

  private static JsonObject page(String end, JsonObject... events) {
    JsonObject page = new JsonObject().put("chunk", new JsonArray(List.of(events)));
    return end == null ? page : page.put("end", end);
  }
}
