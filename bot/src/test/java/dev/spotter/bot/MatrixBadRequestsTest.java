package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.platform.matrix.FakeHomeserver;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strangers and accidents may send as a homeserver: nothing is kept, and the bot goes on. */
@Timeout(120)
class MatrixBadRequestsTest {

  private static final String TRANSACTION = "/_matrix/app/v1/transactions/1";

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private FakeHomeserver homeserver;
  private SpotterBot bot;

  @BeforeEach
  void start() {
    homeserver = FakeHomeserver.start(vertx);
    Map<String, String> environment = new HashMap<>(homeserver.service());
    environment.put("SPOTTER_HTTP_PORT", "0");
    environment.put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("inbox.db"));
    BotConfig config = BotConfig.load(Optional.empty(), environment);
    bot =
        SpotterBot.start(
                config,
                (vertx, source, options, registry) -> Future.succeededFuture(new FakeClassifier()))
            .await();
    await().until(() -> !homeserver.asked("/ping").isEmpty());
  }

  @AfterEach
  void stop() {
    bot.stop().await();
    vertx.close().await();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT | no token | | {} | 401",
        "PUT | another token | other | {} | 403",
        "PUT | no JSON | hs-secret | events=1 | 400",
        "PUT | nothing | hs-secret | | 400",
        "PUT | a list | hs-secret | [] | 400",
        "PUT | no events | hs-secret | {} | 400",
        "PUT | events of another kind | hs-secret | {\"events\":{}} | 400",
        "PUT | events that are none | hs-secret | {\"events\":[1,null,[],{},\"x\"]} | 200",
        "PUT | no events at all | hs-secret | {\"events\":[]} | 200",
        "POST | another method | hs-secret | {\"events\":[]} | 405"
      })
  void eachGetsItsStatusAndNothingIsKept(
      HttpMethod method, String what, String token, String body, int status) {
    assertThat(send(method, token, Buffer.buffer(body == null ? "" : body)))
        .as(what)
        .isEqualTo(status);
    assertThat(metric("spotter_inbox_depth")).isEqualTo("0.0");
  }

  @Test
  void aTransactionOfSynapsesLargestSizeIsTakenAndALongerOneIsNot() {
    String padding = "x".repeat(60_000);
    JsonArray events = new JsonArray();
    for (int i = 0; i < 100; i++) {
      events.add(new JsonObject().put("type", "m.room.topic").put("content", padding));
    }
    Buffer large = new JsonObject().put("events", events).toBuffer();

    assertThat(send(HttpMethod.PUT, "hs-secret", large)).isEqualTo(200);
    assertThat(send(HttpMethod.PUT, "hs-secret", Buffer.buffer("x".repeat(9 << 20))))
        .isEqualTo(413);
  }

  @Test
  void aTransactionThatComesTwiceIsAnsweredOnce() {
    assertThat(send(HttpMethod.PUT, "hs-secret", command())).isEqualTo(200);
    assertThat(send(HttpMethod.PUT, "hs-secret", command())).isEqualTo(200);

    await().until(() -> homeserver.asked("/send/").size() == 1);
    assertThat(metric("spotter_webhook_requests_total{outcome=\"duplicate\"")).isEqualTo("1.0");
    assertThat(homeserver.body("/send/").getString("body")).contains("ignore me");
  }

  @Test
  void noTokenIsToldThatAnAnswerQuotesOrAnAddressHolds() {
    JsonObject quoting =
        new JsonObject().put("errcode", "M_UNKNOWN_TOKEN").put("error", "as-secret is wrong");
    homeserver.mishap("/send/", response -> response.setStatusCode(401).end(quoting.toBuffer()));
    try (LogCapture log = new LogCapture()) {
      send(HttpMethod.PUT, "hs-secret", command());
      client.put(bot.port(), "localhost", TRANSACTION + "?access_token=hs-secret-x").send().await();
      await().until(() -> log.lines.stream().anyMatch(line -> line.contains("M_UNKNOWN_TOKEN")));

      assertThat(log.lines).noneMatch(line -> line.contains("as-secret"));
      assertThat(log.lines).noneMatch(line -> line.contains("hs-secret"));
    }
  }

  /** After an event that cannot be understood. */
  private static Buffer command() {
    JsonObject command =
        new JsonObject()
            .put("type", "m.room.message")
            .put("room_id", "!room")
            .put("sender", "@ana:localhost")
            .put("event_id", "$command")
            .put("content", new JsonObject("{\"msgtype\":\"m.text\",\"body\":\"@spotter help\"}"));
    JsonObject unread = new JsonObject().put("type", "m.room.message");
    return new JsonObject().put("events", new JsonArray(List.of(unread, command))).toBuffer();
  }

  @Test
  void theHomeserverFindsNobodyHereButIsHeard() {
    assertThat(get("/_matrix/app/v1/users/@other:localhost")).isEqualTo(404);
    assertThat(get("/_matrix/app/v1/rooms/%23room:localhost")).isEqualTo(404);
  }

  private int get(String path) {
    return client
        .get(bot.port(), "localhost", path)
        .bearerTokenAuthentication("hs-secret")
        .send()
        .await()
        .statusCode();
  }

  private int send(HttpMethod method, String token, Buffer body) {
    HttpRequest<Buffer> request = client.request(method, bot.port(), "localhost", TRANSACTION);
    if (token != null) {
      request.bearerTokenAuthentication(token);
    }
    return request.sendBuffer(body).await().statusCode();
  }

  private String metric(String name) {
    return client
        .get(bot.port(), "localhost", "/metrics")
        .send()
        .await()
        .bodyAsString()
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElse("no " + name);
  }
}
