package dev.spotter.bot;

import static dev.spotter.bot.platform.slack.SlackRequests.fileShare;
import static dev.spotter.bot.platform.slack.SlackRequests.picture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.platform.WebhookRequest;
import dev.spotter.bot.platform.slack.FakeSlack;
import dev.spotter.bot.platform.slack.SlackRequests;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What strangers and accidents may send to the Slack webhook: each gets its status and one line in
 * the log, nothing is kept, and the bot goes on.
 */
@Timeout(120)
class SlackBadRequestsTest {

  private static final Pattern LISTENS = Pattern.compile("listens on port (\\d+)");
  private static final String EVENT = fileShare("1.0", picture("F1")).encode();

  /** Its file has no address, so that nothing is asked for it. */
  private static final String GOOD =
      fileShare("2.0", new JsonObject().put("id", "F1").put("mimetype", "image/png")).encode();

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private FakeSlack slack;
  private Process process;
  private BufferedReader output;
  private int port;

  /** What is sent, and what is to be answered. */
  private record Row(String what, int status, WebhookRequest request) {}

  @BeforeEach
  void start() throws IOException {
    slack = FakeSlack.start(vertx);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BotProcess.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(slack.environment());
    builder.environment().put("SPOTTER_HTTP_PORT", "0");
    builder.environment().put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("inbox.db"));
    process = builder.start();
    output = process.inputReader(StandardCharsets.UTF_8);
    readPort();
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
    vertx.close().await();
  }

  @Test
  void badRequestsAreRefusedWithOneLineAndNothingIsKept() throws Exception {
    List<Row> refused = refused();
    for (Row row : refused) {
      assertThat(send(row.request())).as(row.what()).isEqualTo(row.status());
    }
    for (Row row : ignored()) {
      assertThat(send(row.request())).as(row.what()).isEqualTo(200);
    }
    assertThat(metric("spotter_inbox_depth")).isEqualTo("0.0");
    replay();

    List<String> lines = outputUntilTheEnd();
    assertThat(lines)
        .filteredOn(line -> line.contains("WARN"))
        .hasSize(refused.size())
        .allMatch(line -> line.contains("A request to the slack webhook was refused"));
    assertThat(lines).noneMatch(line -> line.contains("ERROR") || line.startsWith("\tat "));
    assertThat(lines)
        .filteredOn(line -> line.contains("received from slack"))
        .hasSize(2)
        .last()
        .asString()
        .contains("[known]");
    assertThat(slack.calls).filteredOn(call -> call.startsWith("chat.postMessage")).hasSize(1);
  }

  /** A good request, and the same bytes again: acknowledged, but kept and answered once. */
  private void replay() {
    WebhookRequest request = SlackRequests.signed(GOOD, SlackRequests.SECRET, now());
    assertThat(send(request)).isEqualTo(200);
    request.headers().add("X-Slack-Retry-Num", "1").add("X-Slack-Retry-Reason", "http_timeout");
    assertThat(send(request)).isEqualTo(200);
    assertThat(
            metric("spotter_slack_redeliveries_total{platform=\"slack\",reason=\"http_timeout\"}"))
        .isEqualTo("1.0");
  }

  private static List<Row> refused() {
    JsonObject wrongTypes = fileShare("1.0", picture("F1"));
    wrongTypes.getJsonObject("event").put("channel", 5).put("ts", new JsonArray());
    Map<String, WebhookRequest> bad = new LinkedHashMap<>();
    bad.put("401 no signature", unsigned());
    bad.put("401 another secret", SlackRequests.signed(EVENT, "other", now()));
    bad.put("401 stale", SlackRequests.signed(EVENT, SlackRequests.SECRET, now() - 330));
    bad.put("401 of the future", SlackRequests.signed(EVENT, SlackRequests.SECRET, now() + 330));
    bad.put("401 another body", otherBody());
    bad.put("400 truncated", signed(EVENT.substring(0, EVENT.length() / 2)));
    bad.put("400 no JSON at all", signed("payload=x"));
    bad.put("400 empty", signed(""));
    bad.put("400 an array", signed("[" + EVENT + "]"));
    bad.put("400 wrong types", signed(wrongTypes.encode()));
    bad.put("400 nested without end", signed("[".repeat(100_000)));
    bad.put("413 ten megabytes", signed("\"" + "x".repeat(10 << 20) + "\""));
    return bad.entrySet().stream()
        .map(
            row ->
                new Row(
                    row.getKey(), Integer.parseInt(row.getKey().substring(0, 3)), row.getValue()))
        .toList();
  }

  private static List<Row> ignored() {
    JsonObject unknown = new JsonObject().put("type", "event_callback");
    return List.of(
        new Row("an unknown event", 200, signed("{\"type\":\"tokens_revoked_again\"}")),
        new Row("an event of no kind", 200, signed(unknown.encode())),
        new Row("files that are none", 200, signed(fileShare("1.0", new JsonObject()).encode())));
  }

  private static WebhookRequest signed(String body) {
    return SlackRequests.signed(body, SlackRequests.SECRET, now());
  }

  private static WebhookRequest unsigned() {
    return new WebhookRequest(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(EVENT));
  }

  private static WebhookRequest otherBody() {
    return new WebhookRequest(signed("{}").headers(), Buffer.buffer(EVENT));
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private int send(WebhookRequest request) {
    HttpRequest<Buffer> post = client.post(port, "localhost", "/webhooks/slack");
    post.putHeaders(request.headers());
    return post.sendBuffer(request.body()).await().statusCode();
  }

  private String metric(String name) {
    return client
        .get(port, "localhost", "/metrics")
        .send()
        .await()
        .bodyAsString()
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElse("no " + name);
  }

  private void readPort() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        port = Integer.parseInt(listens.group(1));
        return;
      }
    }
    throw new IllegalStateException("the bot did not start");
  }

  /** Stopping waits for what is in hand. */
  private List<String> outputUntilTheEnd() throws InterruptedException {
    process.toHandle().destroy();
    List<String> lines = output.lines().toList();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return lines;
  }
}
