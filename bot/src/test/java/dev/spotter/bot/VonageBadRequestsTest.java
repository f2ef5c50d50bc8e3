package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.auth0.jwt.algorithms.Algorithm;
import dev.spotter.bot.platform.vonage.VonageAccount;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What strangers and accidents may send to the Vonage webhook: each gets its status and one line in
 * the log, nothing is kept, and the bot goes on.
 */
class VonageBadRequestsTest extends VonageBot {

  private static final String EVENT =
      new JsonObject()
          .put("type", "message")
          .put("id", 1)
          .put("conversation_id", CHAT)
          .put("from", "MEM-ana")
          .put(
              "body",
              new JsonObject()
                  .put("message_type", "image")
                  .put("image", new JsonObject().put("url", "http://localhost:1/dog")))
          .encode();

  private final LogCapture log = new LogCapture();

  @AfterEach
  void stopListening() {
    log.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aBadRequestIsRefusedWithOneLineAndLeavesNothing(
      String what, int status, String authorization, String body) throws Exception {
    assertThat(send(body, authorization)).isEqualTo(status);
    assertThat(log.warnings())
        .singleElement()
        .asString()
        .contains("A request to the vonage webhook was refused");
    assertThat(metrics()).contains("spotter_inbox_depth 0.0");
    aGoodOneIsAnswered();
    assertThat(posts).isEmpty();
  }

  static Stream<Arguments> aBadRequestIsRefusedWithOneLineAndLeavesNothing() {
    Instant now = Instant.now();
    return Stream.of(
        arguments("no signature", 401, "", EVENT),
        arguments("no bearer token", 401, "Basic c3BvdHRlcg==", EVENT),
        arguments("no token at all", 401, "Bearer nonsense", EVENT),
        arguments("another secret", 401, token(EVENT, now, Algorithm.HMAC256("other")), EVENT),
        arguments("not signed", 401, token(EVENT, now, Algorithm.none()), EVENT),
        arguments("stale", 401, signature(EVENT, now.minusSeconds(330)), EVENT),
        arguments("of the future", 401, signature(EVENT, now.plusSeconds(330)), EVENT),
        arguments("another body", 401, signature("{}", now), EVENT),
        arguments("another application", 401, foreign(now), EVENT),
        malformed("truncated JSON", EVENT.substring(0, EVENT.length() / 2)),
        malformed("no JSON", "payload=x"),
        malformed("no body", ""),
        malformed("an array", "[" + EVENT + "]"),
        malformed("wrong types", wrongTypes()),
        malformed("nested without end", "[".repeat(100_000)),
        arguments("ten megabytes", 413, signature("", now), "x".repeat(10 << 20)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":5}",
        "{\"type\":\"app:activated\"}",
        "{\"type\":\"something:new\",\"body\":[]}",
        "{\"type\":\"message\",\"id\":1,\"body\":\"hello\"}"
      })
  void anEventOfNoInterestIsAcknowledgedAndForgotten(String body) {
    assertThat(send(body, signature(body, Instant.now()))).isEqualTo(200);
    assertThat(metrics())
        .contains("outcome=\"ignored\",platform=\"vonage\"} 1.0", "spotter_inbox_depth 0.0");
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void theVeryBytesOfAnAnsweredRequestAreAcknowledgedButNotAnsweredAgain() throws Exception {
    String body = aGoodOneIsAnswered();
    assertThat(send(body, signature(body, Instant.now()))).isEqualTo(200);
    assertThat(metrics()).contains("outcome=\"duplicate\",platform=\"vonage\"} 1.0");
    assertThat(posts).isEmpty();
  }

  private static Arguments malformed(String what, String body) {
    return arguments(what, 400, signature(body, Instant.now()), body);
  }

  private static String wrongTypes() {
    return new JsonObject(EVENT).put("conversation_id", new JsonArray()).encode();
  }

  private static String signature(String body, Instant issued) {
    return token(body, issued, Algorithm.HMAC256(VonageAccount.SECRET));
  }

  private static String token(String body, Instant issued, Algorithm algorithm) {
    return "Bearer " + VonageAccount.claims(Buffer.buffer(body).getBytes(), issued).sign(algorithm);
  }

  private static String foreign(Instant issued) {
    return "Bearer "
        + VonageAccount.claims(Buffer.buffer(EVENT).getBytes(), issued)
            .withClaim("application_id", "another")
            .sign(Algorithm.HMAC256(VonageAccount.SECRET));
  }

  /** Returns what was sent. */
  private String aGoodOneIsAnswered() throws InterruptedException {
    String good = image("dog").encode();
    assertThat(send(good, signature(good, Instant.now()))).isEqualTo(200);
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a dog");
    return good;
  }

  private int send(String body, String authorization) {
    return send(Buffer.buffer(body), authorization).statusCode();
  }

  private String metrics() {
    return get("/metrics").bodyAsString();
  }
}
