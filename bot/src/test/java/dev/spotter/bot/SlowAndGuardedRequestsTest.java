package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that arrive too slowly, and those that are asked for a token. */
class SlowAndGuardedRequestsTest extends VonageBot {

  private final Vertx clients = Vertx.vertx();

  @AfterEach
  void closeClients() {
    clients.close().await();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /webhooks/vonage",
    "POST, /v1/classify",
    "POST, /health/live",
    "GET,  /metrics",
    "POST, /nowhere"
  })
  void aBodyThatDoesNotCloseInTimeIsHungUpOn(String method, String path) throws Exception {
    restart(Map.of("SPOTTER_HTTP_BODY_TIMEOUT", "200ms"));

    String answer =
        untilHungUp(method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1");

    assertThat(answer).startsWith("HTTP/1.1 ");
    deliver(image("dog"));
    assertThat(nextPost()).contains("dog");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/webhooks/vonage", "/v1/classify"})
  void aSlowBodyIsToldSo(String path) throws Exception {
    restart(Map.of("SPOTTER_HTTP_BODY_TIMEOUT", "200ms"));

    assertThat(
            untilHungUp(
                "POST "
                    + path
                    + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx"))
        .startsWith("HTTP/1.1 408 ");
    if (path.startsWith("/webhooks")) {
      assertThat(get("/metrics").bodyAsString())
          .contains("spotter_webhook_requests_total{outcome=\"too_slow\",platform=\"vonage\"} 1.0");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "text/plain",
        "nonsense"
      })
  void theContentTypeOfAWebhookMakesNoStrangerAFriend(String contentType) {
    int status =
        io.vertx.ext.web.client.WebClient.create(clients)
            .post(bot.port(), "localhost", "/webhooks/vonage")
            .putHeader("Content-Type", contentType)
            .sendBuffer(image("dog").toBuffer())
            .await()
            .statusCode();

    assertThat(status).isBetween(400, 401);
    assertThat(get("/metrics").bodyAsString()).contains("spotter_inbox_depth 0.0");
  }

  @Test
  void classifyingCanBeSwitchedOff() {
    restart(Map.of("SPOTTER_CLASSIFY_ENABLED", "false"));

    assertThat(send("/v1/classify", Buffer.buffer("dog"), "").statusCode()).isEqualTo(404);
  }

  @Test
  void classifyingCanBeAskedATokenFor() {
    restart(Map.of("SPOTTER_CLASSIFY_TOKEN", "hush"));

    assertThat(send("/v1/classify", Buffer.buffer("dog"), "").statusCode()).isEqualTo(401);
    assertThat(send("/v1/classify", Buffer.buffer("dog"), "Bearer hush").statusCode())
        .isEqualTo(200);
  }

  /** Sends what there is and waits until the bot hangs up. */
  private String untilHungUp(String request) throws Exception {
    NetClient client = clients.createNetClient();
    Buffer answer = Buffer.buffer();
    Promise<Void> hungUp = Promise.promise();
    client
        .connect(bot.port(), "localhost")
        .onSuccess(
            socket -> {
              socket.handler(answer::appendBuffer).closeHandler(closed -> hungUp.complete());
              var unused = socket.write(request);
            });
    hungUp.future().await(30, TimeUnit.SECONDS);
    return answer.toString();
  }
}
