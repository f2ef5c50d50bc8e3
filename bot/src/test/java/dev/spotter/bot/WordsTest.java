package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of words, from the webhook to the platform's API. */
class WordsTest extends VonageBot {

  @Test
  void aCommandIsAnswered() throws Exception {
    assertThat(say("@spotter help").statusCode()).isEqualTo(200);
    assertThat(nextPost()).contains("ignore me");
  }

  @Test
  void whoWantsToBeIgnoredIsAndWhoWantsToBeNoticedIsAgain() throws Exception {
    say("@spotter ignore me");
    assertThat(nextPost()).startsWith("I leave your photos alone from now on.");
    deliver(image("dog"));
    say("@spotter notice me");
    assertThat(nextPost()).isEqualTo("I caption your photos again.");
    deliver(image("cat"));
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a cat");
    assertThat(posts).isEmpty();
  }

  @Test
  void commandsPassACaptionThatCannotBePosted() throws Exception {
    restart(Map.of("SPOTTER_POST_FIRST_WAIT", "1h", "SPOTTER_POST_LONGEST_WAIT", "1h"));
    vonage.mishaps.add(context -> context.response().setStatusCode(503).end());
    deliver(image("dog"));
    deliver(image("cat"));
    waitFor("POST /v1/conversations/CON-1/events");

    say("@spotter help");
    assertThat(nextPost()).contains("ignore me");
    assertThat(posts).isEmpty();
  }

  /** Vonage knows neither replies nor edits. */
  @Test
  void aCorrectionIsAnsweredAndTheNextUploadOfThatPictureIsRight() throws Exception {
    deliver(image("dog 1"));
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a dog");
    say("@spotter no, that's a cat");
    assertThat(nextPost()).isEqualTo("Noted: a cat.");
    deliver(image("dog 1"));
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a cat");
    say("@spotter what do you know");
    assertThat(nextPost()).contains("corrected on 1 photo");
    assertThat(get("/metrics").bodyAsString())
        .contains("spotter_lessons_total{outcome=\"corrected\",platform=\"vonage\"} 1.0");
  }

  @Test
  void whereLearningIsSwitchedOffNothingIsLearnt() throws Exception {
    restart(Map.of("SPOTTER_LEARN_ENABLED", "false"));
    deliver(image("dog 1"));
    nextPost();
    say("@spotter that's a cat");
    say("@spotter what do you know");
    assertThat(nextPost()).contains("switched it off");
  }

  @Test
  void chatterIsAnsweredNowhereAndStoredNowhere() throws Exception {
    say("the weather is marvellous today");
    say("@spotter help");
    assertThat(nextPost()).contains("ignore me");
    bot.stop().await();

    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).as("%s", file).doesNotContain("marvellous");
      }
    }
  }

  private HttpResponse<Buffer> say(String text) {
    JsonObject event = vonage.addWords(CHAT, ana, text);
    return deliver(event);
  }

  private void waitFor(String request) {
    await().until(() -> vonage.requests.contains(request));
  }
}
