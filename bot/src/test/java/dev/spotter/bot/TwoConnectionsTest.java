package dev.spotter.bot;

import static dev.spotter.bot.platform.slack.SlackRequests.fileShare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.platform.WebhookRequest;
import dev.spotter.bot.platform.slack.FakeSlack;
import dev.spotter.bot.platform.slack.SlackRequests;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
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

/** One bot in two Slack workspaces, whose channels and messages have the same ids. */
@Timeout(60)
class TwoConnectionsTest {

  /** Its file has no address, so that nothing is asked for it. */
  private static final String EVENT =
      fileShare("2.0", new JsonObject().put("id", "F1").put("mimetype", "image/png")).encode();

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private FakeSlack first;
  private FakeSlack work;
  private SpotterBot bot;

  @BeforeEach
  void start() {
    first = FakeSlack.start(vertx);
    work = FakeSlack.start(vertx);
    Map<String, String> environment = new HashMap<>();
    environment.putAll(first.environment("SLACK", "xoxb-1", "one"));
    environment.putAll(work.environment("SLACK_WORK", "xoxb-2", "two"));
    environment.put("SPOTTER_CONNECTIONS", "slack-work");
    environment.put("SPOTTER_HTTP_PORT", "0");
    environment.put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("inbox.db"));
    bot =
        SpotterBot.start(
                BotConfig.load(Optional.empty(), environment),
                (vertx, source, options, registry) -> Future.succeededFuture(new FakeClassifier()))
            .await();
  }

  @AfterEach
  void stop() {
    bot.stop().await();
    vertx.close().await();
  }

  @Test
  void eachIsCalledAndAnsweredOnItsOwn() throws Exception {
    BlockingQueue<String> firstPosts = posts(first);
    BlockingQueue<String> workPosts = posts(work);

    assertThat(send("/webhooks/slack", "one")).isEqualTo(200);
    assertThat(send("/webhooks/slack-work", "two")).isEqualTo(200);
    assertThat(send("/webhooks/slack-work", "one")).isEqualTo(401);
    assertThat(send("/webhooks/slack-home", "two")).isEqualTo(404);

    assertThat(firstPosts.poll(30, TimeUnit.SECONDS)).isEqualTo("posted");
    assertThat(workPosts.poll(30, TimeUnit.SECONDS)).isEqualTo("posted");
    assertThat(first.tokens).containsExactly("Bearer xoxb-1");
    assertThat(work.tokens).containsExactly("Bearer xoxb-2");
    assertThat(List.of(first, work))
        .allSatisfy(
            slack ->
                assertThat(slack.calls)
                    .filteredOn(call -> call.startsWith("chat.post"))
                    .hasSize(1));
    assertThat(metrics())
        .contains("spotter_webhook_requests_total{outcome=\"stored\",platform=\"slack\"} 1.0")
        .contains("spotter_webhook_requests_total{outcome=\"stored\",platform=\"slack-work\"} 1.0")
        .contains("cache_gets_total{cache=\"slack-work.user-names\",result=\"miss\"} 1.0");
  }

  /** Slack tells of a mention twice, as a message and as a mention. */
  @Test
  void aMentionIsAnsweredOnceInItsThread() throws Exception {
    BlockingQueue<String> posted = posts(first);
    for (String type : List.of("message", "app_mention", "message")) {
      assertThat(send("/webhooks/slack", "one", said(type, "<@UBOT> help"))).isEqualTo(200);
    }
    assertThat(send("/webhooks/slack", "one", said("message", "nice weather"))).isEqualTo(200);

    assertThat(posted.poll(30, TimeUnit.SECONDS)).isEqualTo("posted");
    assertThat(metrics())
        .contains("spotter_webhook_requests_total{outcome=\"duplicate\",platform=\"slack\"} 2.0")
        .contains("spotter_webhook_requests_total{outcome=\"ignored\",platform=\"slack\"} 1.0");
    assertThat(first.calls)
        .filteredOn(call -> call.startsWith("chat.postMessage"))
        .singleElement()
        .asString()
        .contains("\"thread_ts\":\"20.5\"", "ignore me");
  }

  private static String said(String type, String text) {
    JsonObject event =
        new JsonObject()
            .put("type", type)
            .put("user", "UANA")
            .put("channel", "C1")
            .put("ts", "20.5")
            .put("text", text);
    return fileShare("1.0").put("event", event).encode();
  }

  private static BlockingQueue<String> posts(FakeSlack slack) {
    BlockingQueue<String> posts = new LinkedBlockingQueue<>();
    slack.mishap(
        "chat.postMessage",
        response -> {
          posts.add("posted");
          response.end(new JsonObject().put("ok", true).put("ts", "9.0").toBuffer());
        });
    return posts;
  }

  private int send(String path, String secret) {
    return send(path, secret, EVENT);
  }

  private int send(String path, String secret, String body) {
    WebhookRequest request = SlackRequests.signed(body, secret, Instant.now().getEpochSecond());
    return client
        .post(bot.port(), "localhost", path)
        .putHeaders(request.headers())
        .sendBuffer(request.body())
        .await()
        .statusCode();
  }

  private String metrics() {
    return client.get(bot.port(), "localhost", "/metrics").send().await().bodyAsString();
  }
}
