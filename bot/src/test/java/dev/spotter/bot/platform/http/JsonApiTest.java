package dev.spotter.bot.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JsonApiTest {

  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final Secret IN_ADDRESS = new Secret("12:A/b+c");
  private static final Secret TOKEN = new Secret("xoxb-\"1\"");
  private static final ApiCall READ = ApiCall.get("/things");
  private static final ApiCall POST =
      ApiCall.post("/things", JsonNodeFactory.instance.objectNode().put("a", "ä")).onlyOnce();

  private final Vertx vertx = Vertx.vertx();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Handler<HttpServerRequest> behaviour = request -> request.response().end("{}");
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private HttpServer server;
  private JsonApi api;

  @BeforeEach
  void start() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              asked.add(told(request) + " " + body);
                              behaviour.handle(request);
                            }))
            .listen(0, "localhost")
            .await();
    api = api(server.actualPort());
  }

  private JsonApi api(int port) {
    return new JsonApi(
        vertx,
        "http://localhost:" + port + "/bot" + IN_ADDRESS.value(),
        Duration.ofMillis(1_500),
        Duration.ofSeconds(4),
        Set.of(IN_ADDRESS),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static String told(HttpServerRequest request) {
    return request.method()
        + " "
        + request.uri()
        + " "
        + request.getHeader("Authorization")
        + " "
        + request.getHeader("Content-Type");
  }

  @AfterEach
  void stop() {
    api.close();
    vertx.close().await();
  }

  @Test
  void sendsMethodQueryBodyAndToken() {
    json(api, READ.asking(Map.of("q", "a b&c=d"))).await();
    json(api, POST.as(TOKEN)).await();

    assertThat(asked)
        .containsExactly(
            "GET /bot12:A/b+c/things?q=a%20b%26c%3Dd null null ",
            "POST /bot12:A/b+c/things Bearer xoxb-\"1\" application/json; charset=utf-8"
                + " {\"a\":\"ä\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "400, GIVE_UP", "401, ALERT", "402, ALERT", "403, ALERT", "404, GIVE_UP", "408, RETRY",
    "422, GIVE_UP", "425, RETRY", "429, RETRY", "500, RETRY", "503, RETRY", "302, GIVE_UP"
  })
  void aStatusSaysWhatToDo(int status, Reaction reaction) {
    answering(response -> response.setStatusCode(status).putHeader("Location", "/x").end("no"));

    assertThat(failure(READ).reaction()).isEqualTo(reaction);
    assertThat(failure(READ).unsure()).isFalse();
    assertThat(failure(POST).reaction()).isEqualTo(reaction);
    assertThat(failure(POST).unsure()).isEqualTo(status >= 500);
    assertThat(failure(POST)).hasMessage("POST /things was answered with status " + status);
    assertThat(asked).noneMatch(uri -> uri.contains("/x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"30 | 30", "Sat, 28 Nov 2026 10:01:00 GMT | 60", "99999 | 3600"})
  void waitsAsLongAsItIsAskedTo(String header, long seconds) {
    answering(response -> response.setStatusCode(429).putHeader("Retry-After", header).end());

    assertThat(failure(POST).retryAfter()).contains(Duration.ofSeconds(seconds));
    assertThat(failure(POST).unsure()).isFalse();
  }

  @Test
  void anAnswerThatIsSlowCutOffOrTooLongLeavesOnlyReadingSure() {
    List<Consumer<HttpServerResponse>> mishaps =
        List.of(
            response -> {}, // no answer at all
            response -> response.setChunked(true).write("{\"a\":"), // nor its end
            response ->
                response
                    .putHeader("Content-Length", "100")
                    .write("{")
                    .onComplete(w -> cut(response)),
            JsonApiTest::cut,
            this::endless);
    for (Consumer<HttpServerResponse> mishap : mishaps) {
      answering(mishap);

      PlatformException reading = failure(READ);
      assertThat(reading.reaction()).isEqualTo(Reaction.RETRY);
      assertThat(reading.unsure()).isFalse();
      PlatformException posting = failure(POST);
      assertThat(posting.reaction()).isEqualTo(Reaction.RETRY);
      assertThat(posting.unsure()).isTrue();
    }
  }

  private static void cut(HttpServerResponse response) {
    response.reset();
  }

  private void endless(HttpServerResponse response) {
    chunked(response)
        .write(Buffer.buffer(new byte[1 << 20]))
        .onSuccess(written -> endless(response))
        .onFailure(hungUp -> stopped.countDown());
  }

  private static HttpServerResponse chunked(HttpServerResponse response) {
    return response.headWritten() ? response : response.setChunked(true);
  }

  /** Each byte comes in time, but the whole never ends. */
  private void trickle(HttpServerResponse response) {
    chunked(response)
        .write(" ")
        .onSuccess(written -> vertx.setTimer(100, later -> trickle(response)))
        .onFailure(hungUp -> stopped.countDown());
  }

  @Test
  void aServerThatNeverEndsIsHungUpOn() throws InterruptedException {
    stopped = new CountDownLatch(2);
    answering(this::endless);
    assertThat(failure(READ)).hasMessageContaining("longer than");
    answering(this::trickle);
    assertThat(failure(READ).reaction()).isEqualTo(Reaction.RETRY);

    assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatWasNeverSentHadNoEffect() {
    JsonApi nobody = api(1);

    PlatformException refused = failure(json(nobody, POST));
    nobody.close();

    assertThat(refused.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(refused.unsure()).isFalse();
    assertThat(refused.getMessage()).doesNotContain(IN_ADDRESS.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"a\":", "OK"})
  void whatIsNoJsonIsNoBody(String body) {
    answering(response -> response.end(body));

    ApiAnswer answer = api.send(READ).await();

    assertThat(answer.isSuccess()).isTrue();
    assertThat(answer.body().isMissingNode()).isTrue();
  }

  @Test
  void aTokenThatIsQuotedBackIsMaskedHoweverItIsWritten() {
    answering(
        response ->
            response
                .setStatusCode(400)
                .end(
                    """
                    {"asked": "/bot12:A\\/b+c/things", "encoded": "bot12%3AA%2Fb%2Bc",
                     "deep": [{"token": "Bearer xoxb-\\u00221\\u0022"}], "number": 7}
                    """));

    ApiAnswer answer = api.send(POST.as(TOKEN)).await();

    assertThat(answer.body().toString())
        .isEqualTo(
            "{\"asked\":\"/bot***/things\",\"encoded\":\"bot***\","
                + "\"deep\":[{\"token\":\"Bearer ***\"}],\"number\":7}");
  }

  @Test
  void aHeldCallMayTakeLonger() {
    answering(response -> vertx.setTimer(2_000, later -> response.end("{\"ok\":true}")));

    assertThat(failure(READ).unsure()).isFalse();
    assertThat(json(api, READ.held(Duration.ofSeconds(20))).await().path("ok").asBoolean())
        .isTrue();
  }

  private void answering(Consumer<HttpServerResponse> answer) {
    behaviour = request -> answer.accept(request.response());
  }

  private static Future<JsonNode> json(JsonApi where, ApiCall call) {
    return where.send(call).map(answer -> ApiErrors.successful(call, answer).body());
  }

  private PlatformException failure(ApiCall call) {
    return failure(json(api, call));
  }

  private static PlatformException failure(Future<?> call) {
    Object cause = call.transform(outcome -> Future.succeededFuture(outcome.cause())).await();
    assertThat(cause).isInstanceOf(PlatformException.class);
    return (PlatformException) cause;
  }
}
