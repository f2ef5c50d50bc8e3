package dev.spotter.bot;

import static dev.spotter.bot.platform.telegram.TelegramMessages.message;
import static dev.spotter.bot.platform.telegram.TelegramMessages.photo;
import static dev.spotter.bot.platform.telegram.TelegramMessages.update;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.cli.DoctorCommand;
import dev.spotter.bot.platform.slack.FakeSlack;
import dev.spotter.bot.platform.slack.SlackRequests;
import dev.spotter.bot.platform.telegram.FakeTelegram;
import dev.spotter.bot.platform.vonage.FakeVonage;
import dev.spotter.bot.platform.vonage.VonageAccount;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A bot on all platforms at once has bad luck of every kind; whatever it logs at any level, with
 * stack traces, answers, counts or tells its operator is searched for what it must keep.
 */
@Timeout(120)
class SecretsTest {

  private static final JsonObject NOTHING = new JsonObject();
  private static final String SLACK_TOKEN = "xoxb-to-be-kept-from-everybody";
  private static final String SLACK_APP_TOKEN = "xapp-to-be-kept-from-everybody";
  private static final String SLACK_SIGNING = "slack-signing-to-be-kept";
  private static final String TELEGRAM_SECRET = "telegram-secret-to-be-kept";
  private static final String CLASSIFY_TOKEN = "classify-token-to-be-kept";

  /** Its second line, the first of what is between the marks. */
  private static final String PRIVATE_KEY = VonageAccount.privateKey().lines().toList().get(1);

  /** How every token starts that is signed with the private key. */
  private static final String SIGNED = "Bearer ey";

  private static final List<String> SECRETS =
      List.of(
          SLACK_TOKEN,
          SLACK_APP_TOKEN,
          SLACK_SIGNING,
          TELEGRAM_SECRET,
          FakeTelegram.TOKEN,
          FakeTelegram.TOKEN.substring(FakeTelegram.TOKEN.indexOf(':') + 1),
          CLASSIFY_TOKEN,
          VonageAccount.SECRET,
          PRIVATE_KEY,
          SIGNED);

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final BlockingQueue<String> vonagePosts = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> slackPosts = new LinkedBlockingQueue<>();
  private final StringBuilder told = new StringBuilder();
  private final LogCapture log = new LogCapture();
  private FakeVonage vonage;
  private FakeSlack slack;
  private FakeTelegram telegram;
  private SpotterBot bot;

  @BeforeEach
  void start() {
    vonage = FakeVonage.start(vertx).await();
    vonage.onPost = vonagePosts::add;
    slack = FakeSlack.start(vertx);
    telegram = FakeTelegram.start(vertx).await();
    telegram.webhook = "https://bot.example.org/webhooks/telegram";
  }

  @AfterEach
  void stop() {
    vertx.close().await();
    log.close();
  }

  @Test
  void areInNoLogNoAnswerNoMetricAndNoAdvice() throws Exception {
    startBot(Map.of());
    badLuckOnVonage();
    badLuckOnTelegram();
    badLuckOnSlack();
    strangers();
    look();
    doctor(Map.of());
    bot.stop().await();

    assertKept();
  }

  @Test
  void areNotToldWhenNoPlatformCanBeReached() throws Exception {
    Map<String, String> nowhere =
        Map.of(
            "SPOTTER_VONAGE_API_URL", "http://localhost:1",
            "SPOTTER_SLACK_API_URL", "http://localhost:1",
            "SPOTTER_TELEGRAM_API_URL", "http://localhost:1",
            "SPOTTER_POST_ATTEMPTS", "2");
    startBot(nowhere);
    deliverToTelegram(update(1, message(1).photo(photo("dog", 90)).build()));
    deliverToSlack("1.0");
    deliverToVonage();
    await()
        .atMost(1, MINUTES)
        .until(() -> metrics().lines().filter(SecretsTest::gaveUp).count() == 3);
    look();
    doctor(nowhere);
    bot.stop().await();

    assertKept();
  }

  @Test
  void areNotToldByAConfigurationThatCannotBeUsed() {
    Map<String, String> wrong =
        Map.of(
            "SPOTTER_TELEGRAM_BOT_TOKEN",
            FakeTelegram.TOKEN + " and more",
            "SPOTTER_TELEGRAM_SECRET_TOKEN",
            TELEGRAM_SECRET + "!",
            "SPOTTER_VONAGE_PRIVATE_KEY",
            PRIVATE_KEY,
            "SPOTTER_SLACK_BOT_TOKEN",
            "");
    wrong.forEach(
        (name, value) -> {
          Map<String, String> environment = environment(Map.of(name, value));
          told.append(
              catchThrowable(() -> BotConfig.load(Optional.empty(), environment)).getMessage());
          doctor(Map.of(name, value));
        });
    told.append(BotConfig.load(Optional.empty(), environment(Map.of())));

    assertKept();
  }

  private void badLuckOnVonage() throws InterruptedException {
    vonage.mishaps.add(context -> context.response().setStatusCode(500).end(SIGNED));
    vonage.mishaps.add(context -> context.request().connection().close());
    deliverToVonage();
    assertThat(vonagePosts.poll(30, TimeUnit.SECONDS)).isNotNull();
  }

  private void badLuckOnTelegram() throws InterruptedException {
    telegram.refuse("getFile", 400, "Bad Request: no " + FakeTelegram.TOKEN, NOTHING);
    telegram.mishap("sendMessage", context -> context.request().connection().close());
    telegram.refuse("sendMessage", 401, "Unauthorized", NOTHING);
    telegram.addFile("dog-90", "<!doctype html><html>");
    for (int i = 1; i <= 3; i++) {
      deliverToTelegram(update(i, message(i).photo(photo(i == 1 ? "gone" : "dog", 90)).build()));
    }
    for (int i = 1; i <= 3; i++) {
      told.append(telegram.nextSent());
    }
  }

  private void badLuckOnSlack() throws InterruptedException {
    JsonObject silence = new JsonObject().put("messages", new JsonArray());
    slack.answer("conversations.replies", silence);
    slack.refuse("users.info", "invalid_auth");
    slack.refuse("chat.postMessage", "invalid_auth");
    slack.mishap("chat.postMessage", response -> response.setStatusCode(500).end("no"));
    slack.mishap(
        "chat.postMessage",
        response -> {
          slackPosts.add("asked");
          response.end("{\"ok\":true,\"ts\":\"9.1\"}");
        });
    deliverToSlack("1.0");
    assertThat(slackPosts.poll(30, TimeUnit.SECONDS)).isNotNull();
  }

  /** Secrets that are nearly right, and requests that break on the way. */
  private void strangers() {
    Buffer body = Buffer.buffer("{\"nonsense\":");
    for (String path : List.of("vonage", "slack", "telegram")) {
      tell(
          post(
              "/webhooks/" + path,
              MultiMap.caseInsensitiveMultiMap()
                  .add("Authorization", SIGNED + "x")
                  .add("X-Slack-Signature", "v0=" + SLACK_SIGNING)
                  .add("X-Slack-Request-Timestamp", String.valueOf(Instant.now().getEpochSecond()))
                  .add("X-Telegram-Bot-Api-Secret-Token", TELEGRAM_SECRET + "x"),
              body));
    }
    for (String token : List.of("", CLASSIFY_TOKEN, CLASSIFY_TOKEN + "x")) {
      MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Authorization", "Bearer " + token);
      tell(post("/v1/classify", headers, Buffer.buffer("no picture")));
    }
  }

  private void look() {
    for (String path : List.of("/metrics", "/health/live", "/health/ready", "/", "/v1/classify")) {
      tell(client.get(bot.port(), "localhost", path).send().await());
    }
  }

  private void doctor(Map<String, String> more) {
    StringWriter out = new StringWriter();
    Map<String, String> environment = environment(more);
    environment.put("SPOTTER_MODEL_DIR", folder.resolve("no-model").toString());
    new CommandLine(new DoctorCommand(environment)).setOut(new PrintWriter(out)).execute();
    told.append(out);
  }

  private void assertKept() {
    told.append(String.join("\n", log.lines));
    for (String secret : SECRETS) {
      assertThat(told.indexOf(secret)).as("where %s is told", secret).isEqualTo(-1);
    }
    System.out.printf(
        "secrets: %d searched for in %,d characters, none found%n", SECRETS.size(), told.length());
  }

  private void deliverToVonage() {
    String ana = vonage.addMember("CON-1", "ana", "Ana");
    Buffer event = vonage.addImage("CON-1", ana, vonage.url() + "/v3/media/gone").toBuffer();
    String signature = VonageAccount.sign(event.getBytes(), Instant.now());
    accept(
        post(
            "/webhooks/vonage",
            MultiMap.caseInsensitiveMultiMap().add("Authorization", signature),
            event));
  }

  private void deliverToTelegram(JsonObject update) {
    accept(
        post(
            "/webhooks/telegram",
            MultiMap.caseInsensitiveMultiMap()
                .add("X-Telegram-Bot-Api-Secret-Token", TELEGRAM_SECRET),
            update.toBuffer()));
  }

  private void deliverToSlack(String ts) {
    JsonObject picture = SlackRequests.picture("F1");
    picture.put("url_private", slack.url() + "/files-pri/T1-F1/dog.jpg");
    List.of("url_private_download", "thumb_160", "thumb_360", "thumb_720").forEach(picture::remove);
    var request =
        SlackRequests.signed(
            SlackRequests.fileShare(ts, picture).encode(),
            SLACK_SIGNING,
            Instant.now().getEpochSecond());
    accept(post("/webhooks/slack", request.headers(), request.body()));
  }

  private void accept(HttpResponse<Buffer> response) {
    assertThat(response.statusCode()).isEqualTo(200);
  }

  private HttpResponse<Buffer> post(String path, MultiMap headers, Buffer body) {
    return client.post(bot.port(), "localhost", path).putHeaders(headers).sendBuffer(body).await();
  }

  private void tell(HttpResponse<Buffer> response) {
    told.append(response.headers()).append(response.bodyAsString()).append('\n');
  }

  private String metrics() {
    return client.get(bot.port(), "localhost", "/metrics").send().await().bodyAsString();
  }

  private static boolean gaveUp(String metric) {
    return metric.startsWith("spotter_captions_seconds_count{outcome=\"gave_up\"")
        && metric.endsWith(" 1");
  }

  private void startBot(Map<String, String> more) {
    bot =
        SpotterBot.start(
                BotConfig.load(Optional.empty(), environment(more)),
                (vertx, model, options, registry) -> Future.succeededFuture(new FakeClassifier()))
            .await();
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(VonageAccount.environment(vonage.url()));
    environment.putAll(slack.environment());
    environment.putAll(telegram.environment());
    environment.put("SPOTTER_SLACK_BOT_TOKEN", SLACK_TOKEN);
    environment.put("SPOTTER_SLACK_APP_TOKEN", SLACK_APP_TOKEN);
    environment.put("SPOTTER_SLACK_SIGNING_SECRET", SLACK_SIGNING);
    environment.put("SPOTTER_TELEGRAM_SECRET_TOKEN", TELEGRAM_SECRET);
    environment.put("SPOTTER_CLASSIFY_TOKEN", CLASSIFY_TOKEN);
    environment.put("SPOTTER_HTTP_PORT", "0");
    environment.put("SPOTTER_HTTP_HOST", "localhost");
    environment.put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("inbox.db"));
    environment.put("SPOTTER_POST_FIRST_WAIT", "20ms");
    environment.put("SPOTTER_LOOKUP_ATTEMPTS", "1");
    environment.putAll(more);
    return environment;
  }
}
