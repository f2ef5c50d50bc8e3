package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.auth0.jwt.algorithms.Algorithm;
import dev.spotter.bot.platform.vonage.VonageAccount;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What strangers and accidents may send to the webhook of Vonage's messages: each gets its status
 * and one line in the log, nothing is kept, and the bot goes on.
 */
class VonageMessagesBadRequestsTest extends VonageBot {

  private static final String PATH = "/webhooks/vonage-messages";
  private static final String MESSAGE = picture("bad", "http://localhost:1/dog").encode();

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
        .contains("A request to the vonage-messages webhook was refused");
    assertThat(metrics()).contains("spotter_inbox_depth 0.0");
    aGoodOneIsAnswered("good");
    assertThat(posts).isEmpty();
  }

  static Stream<Arguments> aBadRequestIsRefusedWithOneLineAndLeavesNothing() {
    Instant now = Instant.now();
    return Stream.of(
        arguments("no signature", 401, "", MESSAGE),
        arguments("no bearer token", 401, "Basic c3BvdHRlcg==", MESSAGE),
        arguments("no token at all", 401, "Bearer nonsense", MESSAGE),
        arguments("another secret", 401, token(MESSAGE, now, Algorithm.HMAC256("other")), MESSAGE),
        arguments("not signed", 401, token(MESSAGE, now, Algorithm.none()), MESSAGE),
        arguments("stale", 401, signature(MESSAGE, now.minusSeconds(330)), MESSAGE),
        arguments("of the future", 401, signature(MESSAGE, now.plusSeconds(330)), MESSAGE),
        arguments("another body", 401, signature("{}", now), MESSAGE),
        arguments("a status that is not signed", 401, "", status("delivered")),
        malformed("truncated JSON", MESSAGE.substring(0, MESSAGE.length() / 2)),
        malformed("no JSON", "msisdn=447700900001&text=hello"),
        malformed("no body", ""),
        malformed("an array", "[" + MESSAGE + "]"),
        malformed("no id", without("message_uuid")),
        malformed("no sender", without("from")),
        malformed("an address that is none", with("to", "1/../2 ?")),
        malformed("wrong types", with("from", new JsonArray())),
        malformed("the old form", with("from", new JsonObject().put("type", "mms"), "message")),
        malformed("nested without end", "[".repeat(100_000)),
        arguments("ten megabytes", 413, signature("", now), "x".repeat(10 << 20)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"status\":5}",
        "{\"status\":\"delivered\"}",
        "{\"status\":\"rejected\",\"message_uuid\":[],\"error\":\"no object\"}",
        "{\"channel\":\"whatsapp\"}",
        "{\"channel\":\"whatsapp\",\"message_type\":\"unsupported\"}",
        "{\"channel\":\"carrier_pigeon\",\"message_type\":\"image\"}",
        "{\"channel\":\"mms\",\"message_type\":\"content\",\"content\":7}",
        "{\"channel\":[],\"message_type\":{}}"
      })
  void aMessageOfNoInterestIsAcknowledgedAndForgotten(String body) {
    assertThat(send(body, signature(body, Instant.now()))).isEqualTo(200);
    assertThat(metrics())
        .contains(
            "outcome=\"ignored\",platform=\"vonage-messages\"} 1.0", "spotter_inbox_depth 0.0");
  }

  /** Thousands of messages may be refused at once, as when the balance is used up. */
  @Test
  void messagesThatDidNotArriveAreToldNowAndThen() {
    for (int i = 0; i < 50; i++) {
      String body =
          new JsonObject(status("rejected"))
              .put("error", new JsonObject().put("title", "Invalid sender"))
              .encode();
      assertThat(send(body, signature(body, Instant.now()))).isEqualTo(200);
    }
    assertThat(log.warnings()).hasSize(3).allMatch(line -> line.contains("Invalid sender"));
    assertThat(metrics())
        .contains(
            "spotter_vonage_statuses_total{platform=\"vonage-messages\",status=\"rejected\"} 50.0");
  }

  @Test
  void theSameMessageTwiceIsAnsweredOnce() throws Exception {
    String body = aGoodOneIsAnswered("twice");
    assertThat(send(body, signature(body, Instant.now()))).isEqualTo(200);
    assertThat(metrics()).contains("outcome=\"duplicate\",platform=\"vonage-messages\"} 1.0");
    assertThat(posts).isEmpty();
  }

  @Test
  void anMmsWithSeveralPicturesHasOneAnswer() throws Exception {
    List<String> urls = List.of(vonage.addMedia("1", "dog"), vonage.addMedia("2", "cat"));
    JsonArray parts = new JsonArray();
    urls.forEach(url -> parts.add(new JsonObject().put("type", "image").put("url", url)));
    JsonObject message = picture("mms-1", "").put("channel", "mms").put("content", parts);
    String body = message.put("message_type", "content").encode();

    assertThat(send(body, signature(body, Instant.now()))).isEqualTo(200);
    assertThat(nextPost()).contains("a dog", "a cat");
    assertThat(vonage.sent.get(0).getString("channel")).isEqualTo("mms");
  }

  private String aGoodOneIsAnswered(String uuid) throws InterruptedException {
    String good = picture(uuid, vonage.addMedia("good", "dog")).encode();
    assertThat(send(good, signature(good, Instant.now()))).isEqualTo(200);
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a dog");
    return good;
  }

  private static Arguments malformed(String what, String body) {
    return arguments(what, 400, signature(body, Instant.now()), body);
  }

  private static String without(String field) {
    JsonObject message = new JsonObject(MESSAGE);
    message.remove(field);
    return message.encode();
  }

  private static String with(String field, Object value, String... more) {
    JsonObject message = new JsonObject(MESSAGE).put(field, value);
    Stream.of(more).forEach(name -> message.put(name, new JsonObject()));
    return message.encode();
  }

  private static JsonObject picture(String uuid, String url) {
    return new JsonObject()
        .put("channel", "whatsapp")
        .put("message_uuid", uuid)
        .put("to", "14155550100")
        .put("from", "447700900001")
        .put("profile", new JsonObject().put("name", "Ana"))
        .put("message_type", "image")
        .put("image", new JsonObject().put("url", url));
  }

  private static String status(String status) {
    return new JsonObject()
        .put("channel", "whatsapp")
        .put("message_uuid", "sent-1")
        .put("status", status)
        .encode();
  }

  private static String signature(String body, Instant issued) {
    return token(body, issued, Algorithm.HMAC256(VonageAccount.SECRET));
  }

  private static String token(String body, Instant issued, Algorithm algorithm) {
    return "Bearer " + VonageAccount.claims(Buffer.buffer(body).getBytes(), issued).sign(algorithm);
  }

  private int send(String body, String authorization) {
    return send(PATH, Buffer.buffer(body), authorization).statusCode();
  }

  private String metrics() {
    return get("/metrics").bodyAsString();
  }
}
