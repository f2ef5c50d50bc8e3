package dev.spotter.bot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.platform.vonage.VonageAccount;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bot as its operator sees it: full, stopped, started again, started wrongly. */
class SpotterBotLifeTest extends VonageBot {

  @Test
  void aFullInboxAsksThePlatformToDeliverLater() throws Exception {
    restart(Map.of("SPOTTER_INBOX_MAX_DEPTH", "1"));
    Promise<Void> gate = Promise.promise();
    recogniser.gate = gate.future();
    assertThat(deliver(image("dog")).statusCode()).isEqualTo(200);
    JsonObject second = image("cat");

    HttpResponse<Buffer> refused = deliver(second);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.getHeader("Retry-After")).isNotNull();

    gate.complete();
    nextPost();
    await().atMost(30, SECONDS).until(() -> deliver(second).statusCode() != 503);
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a cat");
  }

  @Test
  void stoppingFinishesWhatIsInHandAndTheNextStartTakesUpTheRest() throws Exception {
    restart(Map.of("SPOTTER_INBOX_MAX_IN_HAND", "2"));
    Promise<Void> gate = Promise.promise();
    recogniser.gate = gate.future();
    List<String> chats = IntStream.rangeClosed(1, 6).mapToObj(i -> "CON-" + i).toList();
    for (String chat : chats) {
      String member = vonage.addMember(chat, "ben", "Ben");
      deliver(vonage.addImage(chat, member, vonage.addMedia(chat, "frog")));
    }
    Future<Void> stopped = bot.stop();
    gate.complete();
    stopped.await();
    assertThat(recogniser.closed).isTrue();
    assertThat(posts).hasSizeLessThan(6);

    bot = startBot(Map.of());
    for (int i = 0; i < chats.size(); i++) {
      assertThat(nextPost()).isEqualTo("Ben uploaded a photo of a frog");
    }
    assertThat(chats).allSatisfy(chat -> assertThat(vonage.texts(chat)).hasSize(1));
  }

  @Test
  void operatorsAreAnsweredOnTheSamePort() throws Exception {
    deliver(image("dog"));
    nextPost();

    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    JsonObject ready = get("/health/ready").bodyAsJsonObject();
    assertThat(ready.getString("status")).isEqualTo("UP");
    assertThat(ready.getString("model")).startsWith("fake ");
    assertThat(get("/metrics").bodyAsString())
        .contains(
            "spotter_webhook_requests_total{outcome=\"stored\",platform=\"vonage\"} 1.0",
            "spotter_pictures_total{outcome=\"named\",platform=\"vonage\"} 1.0",
            "spotter_inbox_depth",
            "cache_gets_total{cache=\"vonage.member-names\",result=\"miss\"} 1.0");
    HttpResponse<Buffer> classified = send("/v1/classify", Buffer.buffer("dog"), "");
    assertThat(classified.bodyAsJsonObject().getString("caption")).isEqualTo("a photo of a dog");
  }

  @Test
  void thePreviewCanBeSwitchedOff() {
    assertThat(get("/preview").bodyAsString()).contains("preview.css");
    restart(Map.of("SPOTTER_PREVIEW_ENABLED", "false"));
    assertThat(get("/preview").statusCode()).isEqualTo(404);
    assertThat(get("/preview/model").statusCode()).isEqualTo(404);
  }

  @Test
  void withoutAPlatformTheBotStillClassifies() {
    bot.stop().await();
    bot = startBot(Map.of(), Map.of());
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(deliver(new JsonObject()).statusCode()).isEqualTo(404);
  }

  @Test
  void aPortThatIsTakenFailsTheStartAndLeavesNothingOpen() {
    String taken = String.valueOf(bot.port());
    Map<String, String> elsewhere =
        Map.of(
            "SPOTTER_HTTP_PORT",
            taken,
            "SPOTTER_INBOX_URL",
            "jdbc:sqlite:" + folder.resolve("other.db"));
    FakeClassifier second = new FakeClassifier();

    assertThatThrownBy(() -> startBot(VonageAccount.environment(vonage.url()), elsewhere, second))
        .hasMessageContaining("http.port");
    assertThat(second.closed).isTrue();
  }

  @Test
  void aSecondBotOnTheSameInboxDoesNotStart() {
    assertThatThrownBy(() -> startBot(Map.of())).hasMessageContaining("another bot is using");
  }
}
