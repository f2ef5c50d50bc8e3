package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.platform.WebhookRequest;
import dev.spotter.bot.platform.slack.FakeSlack;
import dev.spotter.bot.platform.slack.SlackRequests;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What refused requests leave behind: one answer each, and few lines. */
@Timeout(60)
class RefusedRequestsTest {

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final LogCapture log = new LogCapture();
  private SpotterBot bot;

  @BeforeEach
  void start() {
    Map<String, String> environment = new HashMap<>(FakeSlack.start(vertx).environment());
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
    log.close();
  }

  @Test
  void aFloodOfUnsignedRequestsIsCountedAndLoggedSparingly() {
    Future.all(
            IntStream.range(0, 1_000)
                .mapToObj(i -> webhook(new WebhookRequest(headers(), Buffer.buffer("{}"))))
                .toList())
        .await();
    HttpResponse<Buffer> other = webhook(signed("{\"type\":")).await();

    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(log.warnings())
        .hasSizeBetween(11, 20)
        .allMatch(line -> line.contains("A request to the slack webhook was refused"));
    assertThat(log.warnings()).anyMatch(line -> line.contains("no X-Slack-Request-Timestamp"));
    assertThat(log.warnings()).anyMatch(line -> line.contains("not JSON"));
    assertThat(client.get(bot.port(), "localhost", "/metrics").send().await().bodyAsString())
        .contains(
            "spotter_webhook_requests_total{outcome=\"missing_signature\",platform=\"slack\"}"
                + " 1000.0");
  }

  @Test
  void slackIsToldNotToSendAgainWhatCannotBeUnderstood() {
    HttpResponse<Buffer> malformed = webhook(signed("[]")).await();
    HttpResponse<Buffer> unsigned =
        webhook(new WebhookRequest(headers(), Buffer.buffer("[]"))).await();

    assertThat(malformed.statusCode()).isEqualTo(400);
    assertThat(malformed.getHeader("X-Slack-No-Retry")).isEqualTo("1");
    assertThat(unsigned.statusCode()).isEqualTo(401);
    assertThat(unsigned.getHeader("X-Slack-No-Retry")).isNull();
  }

  private static WebhookRequest signed(String body) {
    return SlackRequests.signed(body, SlackRequests.SECRET, Instant.now().getEpochSecond());
  }

  private static MultiMap headers() {
    return MultiMap.caseInsensitiveMultiMap();
  }

  private Future<HttpResponse<Buffer>> webhook(WebhookRequest request) {
    return client
        .post(bot.port(), "localhost", "/webhooks/slack")
        .putHeaders(request.headers())
        .sendBuffer(request.body());
  }
}
