package dev.spotter.bot;

import static dev.spotter.bot.platform.telegram.TelegramMessages.document;
import static dev.spotter.bot.platform.telegram.TelegramMessages.message;
import static dev.spotter.bot.platform.telegram.TelegramMessages.photo;
import static dev.spotter.bot.platform.telegram.TelegramMessages.update;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.platform.telegram.FakeTelegram;
import dev.spotter.bot.platform.vonage.FakeVonage;
import dev.spotter.bot.platform.vonage.VonageAccount;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bot on Telegram, from an update to the Bot API, with a model made for tests. */
@Timeout(60)
class TelegramBotTest {

  private static final JsonObject NOTHING = new JsonObject();

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final FakeClassifier recogniser = new FakeClassifier();
  private final LogCapture log = new LogCapture();
  private FakeTelegram telegram;
  private SpotterBot bot;

  @BeforeEach
  void connect() {
    telegram = FakeTelegram.start(vertx).await();
    telegram.webhook = "https://bot.example.org/webhooks/telegram";
    List.of("dog", "cat", "ship").forEach(name -> telegram.addFile(name + "-90", name));
  }

  @AfterEach
  void disconnect() {
    bot.stop().await();
    vertx.close().await();
    log.close();
    assertThat(log.lines).noneMatch(line -> line.contains(FakeTelegram.TOKEN));
  }

  @Test
  void anUpdateDeliveredThreeTimesIsAnsweredOnceAfterTheWaitThatTelegramAsksFor() throws Exception {
    start(Map.of());
    JsonObject update = photoUpdate(1, "dog");
    JsonObject wait = new JsonObject().put("retry_after", 1);
    telegram.refuse("sendMessage", 429, "Too Many Requests: retry after 1", wait);
    for (int i = 0; i < 3; i++) {
      assertThat(deliver(update).statusCode()).isEqualTo(200);
    }
    deliver(photoUpdate(2, "cat"));

    assertThat(nextText()).isEqualTo("Ana Maria uploaded a photo of a dog");
    assertThat(nextText()).isEqualTo("Ana Maria uploaded a photo of a cat");
    assertThat(telegram.sent).isEmpty();
  }

  /** As the iOS app sends pictures "as a file", and other files of the same name. */
  @Test
  void aFileThatDoesNotSayWhatItIsIsAnsweredWhenItsBytesAreAPicture() throws Exception {
    start(Map.of());
    telegram.addFile("zip", "no picture");
    telegram.addFile("ios", "dog");
    deliver(fileUpdate(1, "zip", "application/octet-stream"));
    deliver(fileUpdate(2, "ios", "application/octet-stream"));
    deliver(fileUpdate(3, "zip", "image/jpeg"));

    assertThat(nextText()).isEqualTo("Ana Maria uploaded a photo of a dog");
    assertThat(nextText()).isEqualTo("Ana Maria uploaded a photo");
    assertThat(telegram.sent).isEmpty();
    assertThat(metrics()).contains("outcome=\"no_picture\",platform=\"telegram\"} 1.0");
  }

  private static JsonObject fileUpdate(int id, String name, String type) {
    return update(id, message(id).document(document(name, type, 14_129)).build());
  }

  @Test
  void aCommandIsAnsweredAndWordsForOthersLeaveNoTrace() throws Exception {
    start(Map.of());
    deliver(update(1, message(1).text("nobody's business").build()));
    JsonObject command = update(2, message(2).text("/help@spotter_bot").build());
    await().until(() -> deliver(command).statusCode() == 200); // once the bot knows its name
    deliver(command);

    JsonObject answer = telegram.nextSent();
    assertThat(answer.getString("text")).contains("ignore me");
    assertThat(answer.getJsonObject("reply_parameters").getInteger("message_id")).isEqualTo(2);
    assertThat(telegram.sent).isEmpty();
    for (Path file : filesIn(folder)) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("business");
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void anAlbumIsAnsweredOnceWithAllItsPictures() throws Exception {
    start(Map.of("SPOTTER_INBOX_ALBUM_QUIET_TIME", "300ms"));
    deliver(albumUpdate(1, "dog"));
    deliver(albumUpdate(2, "cat"));
    deliver(albumUpdate(3, "ship"));

    assertThat(nextText()).isEqualTo("Ana Maria uploaded photos of a dog, a cat and a ship");
    deliver(photoUpdate(4, "dog"));
    assertThat(nextText()).isEqualTo("Ana Maria uploaded a photo of a dog");
    assertThat(telegram.sent).isEmpty();
  }

  @Test
  void aRestartInAnAlbumsQuietTimeLosesAndDoublesNothing() throws Exception {
    start(Map.of("SPOTTER_INBOX_ALBUM_QUIET_TIME", "1h", "SPOTTER_INBOX_ALBUM_LONGEST_WAIT", "2s"));
    deliver(albumUpdate(1, "dog"));
    deliver(albumUpdate(2, "cat"));
    bot.stop().await();
    assertThat(telegram.sent).isEmpty();

    start(Map.of("SPOTTER_INBOX_ALBUM_QUIET_TIME", "1h", "SPOTTER_INBOX_ALBUM_LONGEST_WAIT", "2s"));
    deliver(albumUpdate(2, "cat"));
    assertThat(nextText()).isEqualTo("Ana Maria uploaded photos of a dog and a cat");
    deliver(photoUpdate(4, "ship"));
    assertThat(nextText()).isEqualTo("Ana Maria uploaded a photo of a ship");
  }

  @Test
  void aFileThatIsTooLargeOrGoneIsStillAnswered() throws Exception {
    start(Map.of());
    var large = document("large", "image/png", 50L << 20);
    deliver(update(1, message(1).document(large).build()));
    deliver(photoUpdate(2, "gone"));

    assertThat(nextText()).startsWith("Ana Maria uploaded a photo (").contains("20 MB");
    assertThat(nextText()).isEqualTo("Ana Maria uploaded a photo");
  }

  @Test
  void aLostAnswerMeansASecondCaptionOrNoneAsTheOperatorChose() throws Exception {
    start(Map.of());
    telegram.mishap("sendMessage", context -> context.request().connection().close());
    deliver(photoUpdate(1, "dog"));
    assertThat(nextText()).contains("dog");
    bot.stop().await();

    start(Map.of("SPOTTER_POST_WHEN_UNSURE", "at-most-once"));
    telegram.mishap("sendMessage", context -> context.request().connection().close());
    deliver(photoUpdate(2, "cat"));
    deliver(photoUpdate(3, "ship"));
    assertThat(nextText()).contains("ship");
  }

  /** One upload at a time, and that of the other platform never ends. */
  @Test
  void anotherPlatformThatDoesNotAnswerHoldsNothingUp() throws Exception {
    FakeVonage vonage = FakeVonage.start(vertx).await();
    HttpServer silent =
        vertx.createHttpServer().requestHandler(ignored -> {}).listen(0, "localhost").await();
    Map<String, String> both = new HashMap<>();
    both.putAll(VonageAccount.environment("http://localhost:" + silent.actualPort()));
    both.put("SPOTTER_INBOX_MAX_IN_HAND", "1");
    both.put("SPOTTER_DRAIN_TIMEOUT", "1s");
    start(both);
    String ben = vonage.addMember("CON-1", "ben", "Ben");
    Buffer event = vonage.addImage("CON-1", ben, vonage.addMedia("dog", "dog")).toBuffer();
    client
        .post(bot.port(), "localhost", "/webhooks/vonage")
        .putHeader("Authorization", VonageAccount.sign(event.getBytes(), Instant.now()))
        .sendBuffer(event)
        .await();

    deliver(photoUpdate(1, "cat"));
    assertThat(nextText()).contains("cat");
  }

  @Test
  void withoutAWebhookUpdatesAreFetchedAndAcknowledgedOnceTheyAreKept() throws Exception {
    telegram.updates.add(photoUpdate(10, "dog"));
    telegram.updates.add(new JsonObject().put("update_id", 11).put("message", "nonsense"));
    telegram.updates.add(photoUpdate(12, "cat"));
    start(Map.of("SPOTTER_TELEGRAM_SECRET_TOKEN", ""));

    assertThat(nextText()).contains("dog");
    assertThat(nextText()).contains("cat");
    telegram.updates.add(photoUpdate(13, "ship"));
    assertThat(nextText()).contains("ship");
    assertThat(telegram.calls).anyMatch(call -> call.startsWith("deleteWebhook"));
    assertThat(telegram.sent).isEmpty();
    assertThat(deliver(photoUpdate(14, "dog")).statusCode()).isEqualTo(401);
  }

  @Test
  void aWebhookThatIsSetWhileUpdatesAreFetchedIsTakenWithoutAWord() throws Exception {
    telegram.webhook = "";
    start(Map.of());
    await().atMost(30, SECONDS).until(() -> asked("getUpdates") > 0);
    long before = asked("getWebhookInfo");
    telegram.webhook = "https://bot.example.org/webhooks/telegram";
    await().atMost(30, SECONDS).until(() -> asked("getWebhookInfo") > before + 1);

    deliver(photoUpdate(1, "dog"));
    assertThat(nextText()).contains("dog");
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void updatesThatFindNoRoomAreFetchedAgain() throws Exception {
    Promise<Void> gate = Promise.promise();
    recogniser.gate = gate.future();
    telegram.updates.add(photoUpdate(1, "dog"));
    start(
        Map.of(
            "SPOTTER_TELEGRAM_SECRET_TOKEN", "",
            "SPOTTER_INBOX_MAX_DEPTH", "1",
            "SPOTTER_LINK_LONGEST_WAIT", "50ms"));
    await().atMost(30, SECONDS).until(() -> telegram.updates.isEmpty());
    telegram.updates.add(photoUpdate(2, "cat"));
    await()
        .atMost(30, SECONDS)
        .until(() -> metrics().contains("spotter_link_deliveries_total{outcome=\"failed\""));
    assertThat(health().getJsonObject("checks").getString("telegram")).isEqualTo("DOWN");
    assertThat(health().getString("status")).isEqualTo("UP");

    gate.complete();
    assertThat(nextText()).contains("dog");
    assertThat(nextText()).contains("cat");
    await()
        .atMost(30, SECONDS)
        .until(() -> "UP".equals(health().getJsonObject("checks").getString("telegram")));
    assertThat(telegram.sent).isEmpty();
  }

  @Test
  void withAPublicAddressTheWebhookIsRegisteredWithItsSecret() throws Exception {
    telegram.webhook = "";
    telegram.refuse("setWebhook", 502, "Bad Gateway", NOTHING);
    start(
        Map.of(
            "SPOTTER_HTTP_PUBLIC_URL", "https://ana.example.org/",
            "SPOTTER_LINK_LONGEST_WAIT", "50ms"));
    await()
        .atMost(30, SECONDS)
        .until(() -> telegram.webhook.equals("https://ana.example.org/webhooks/telegram"));
    assertThat(telegram.calls)
        .anySatisfy(
            call ->
                assertThat(call)
                    .startsWith("setWebhook")
                    .contains("\"secret_token\":\"hush\"", "\"message\",\"channel_post\""));
    deliver(photoUpdate(1, "dog"));
    assertThat(nextText()).contains("dog");
  }

  /** Every one: the right status, one line in the log, nothing kept, and the bot goes on. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no secret,          401, '',    '{\"update_id\":1}'",
    "wrong secret,       401, 'x',   '{\"update_id\":1}'",
    "truncated JSON,     400, hush,  '{\"update_id\":1,\"mess'",
    "no JSON,            400, hush,  'hello'",
    "no body,            400, hush,  ''",
    "an array,           400, hush,  '[]'",
    "wrong type of id,   400, hush,  '{\"update_id\":\"1\"}'",
    "wrong type,         400, hush,  '{\"update_id\":1,\"message\":7}'",
    "ten megabytes,      413, hush,  'LARGE'"
  })
  void aBadRequestIsRefusedWithOneLineAndLeavesNothing(
      String name, int status, String secret, String body) throws Exception {
    start(Map.of());
    int before = log.warnings().size();
    Buffer bytes = body.equals("LARGE") ? Buffer.buffer(new byte[10 << 20]) : Buffer.buffer(body);

    assertThat(send(bytes, secret).statusCode()).isEqualTo(status);
    assertThat(log.warnings()).hasSize(before + 1);
    assertThat(metrics()).contains("spotter_inbox_depth 0.0");
    deliver(photoUpdate(1, "dog"));
    assertThat(nextText()).contains("dog");
    assertThat(telegram.sent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"update_id\":1}'",
    "'{\"update_id\":1,\"poll\":{\"id\":\"1\"}}'",
    "'{\"update_id\":1,\"edited_message\":{\"message_id\":1,\"chat\":{\"id\":1},\"photo\":[{}]}}'"
  })
  void anUpdateOfNoInterestIsAcknowledgedAndForgotten(String body) {
    start(Map.of());
    assertThat(send(Buffer.buffer(body), "hush").statusCode()).isEqualTo(200);
    assertThat(metrics()).contains("outcome=\"ignored\",platform=\"telegram\"} 1.0");
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void theTokenIsInNoMetricAndNoAnswerAndNoLogWhenThingsGoWrong() throws Exception {
    start(Map.of("SPOTTER_TELEGRAM_TIMEOUT", "200ms", "SPOTTER_LOOKUP_ATTEMPTS", "1"));
    telegram.mishap("getFile", context -> {});
    telegram.mishap("sendMessage", context -> {});
    telegram.mishap("sendMessage", context -> context.request().connection().close());
    telegram.refuse("sendMessage", 401, "Unauthorized", NOTHING);
    deliver(photoUpdate(1, "dog"));
    assertThat(nextText()).isEqualTo("Ana Maria uploaded a photo");
    assertThat(log.warnings()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(metrics()).doesNotContain(FakeTelegram.TOKEN);
  }

  private void start(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(telegram.environment());
    environment.put("SPOTTER_HTTP_PORT", "0");
    environment.put("SPOTTER_HTTP_HOST", "localhost");
    environment.put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("inbox.db"));
    environment.put("SPOTTER_POST_FIRST_WAIT", "20ms");
    environment.putAll(more);
    bot =
        SpotterBot.start(
                BotConfig.load(Optional.empty(), environment),
                (vertx, model, options, registry) -> Future.succeededFuture(recogniser))
            .await();
  }

  private static JsonObject photoUpdate(int id, String name) {
    return update(id, message(id).photo(photo(name, 90)).build());
  }

  private static JsonObject albumUpdate(int id, String name) {
    return update(id, message(id).mediaGroupId("77").photo(photo(name, 90)).build());
  }

  private HttpResponse<Buffer> deliver(JsonObject update) {
    return send(update.toBuffer(), "hush");
  }

  private HttpResponse<Buffer> send(Buffer body, String secret) {
    HttpRequest<Buffer> request = client.post(bot.port(), "localhost", "/webhooks/telegram");
    if (!secret.isEmpty()) {
      request.putHeader("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    return request.sendBuffer(body).await();
  }

  private String nextText() throws InterruptedException {
    return telegram.nextSent().getString("text");
  }

  private long asked(String method) {
    return telegram.calls.stream().filter(call -> call.startsWith(method)).count();
  }

  private String metrics() {
    return get("/metrics").bodyAsString();
  }

  private HttpResponse<Buffer> get(String path) {
    return client.get(bot.port(), "localhost", path).send().await();
  }

  private JsonObject health() {
    return get("/health/ready").bodyAsJsonObject();
  }
}
