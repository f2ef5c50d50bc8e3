package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of uploads, from the webhook to the platform's API. */
class SpotterBotTest extends VonageBot {

  @Test
  void anUploadIsAnsweredWithItsCaption() throws Exception {
    assertThat(deliver(image("dog")).statusCode()).isEqualTo(200);
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a dog");
  }

  @Test
  void anUploadDeliveredThreeTimesIsAnsweredOnce() throws Exception {
    JsonObject event = image("cat");
    for (int i = 0; i < 3; i++) {
      assertThat(deliver(event).statusCode()).isEqualTo(200);
    }
    deliver(image("dog"));

    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a cat");
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a dog");
    assertThat(posts).isEmpty();
  }

  @Test
  void whatIsNotRecognisedOrCannotBeReadOrFetchedIsStillAnswered() throws Exception {
    deliver(image("blurred"));
    deliver(image("no picture"));
    deliver(vonage.addImage(CHAT, ana, vonage.url() + "/v3/media/gone"));
    deliver(vonage.addImage(CHAT, ana, "http://elsewhere.invalid/dog.jpg"));

    for (int i = 0; i < 4; i++) {
      assertThat(nextPost()).isEqualTo("Ana uploaded a photo");
    }
  }

  @Test
  void anUploaderWithoutAMemberRecordIsCalledSomeone() throws Exception {
    deliver(vonage.addImage(CHAT, "MEM-stranger", vonage.addMedia("x", "dog")));
    assertThat(nextPost()).isEqualTo("Someone uploaded a photo of a dog");
  }

  @Test
  void captionsOfOneConversationComeInTheOrderOfTheUploads() throws Exception {
    List<String> animals = List.of("bird", "cat", "deer", "dog", "frog", "horse", "bird", "cat");
    animals.forEach(animal -> deliver(image(animal)));

    for (String animal : animals) {
      assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a " + animal);
    }
  }

  @Test
  void aPostThatFailsInPassingIsRepeatedAndKeepsItsPlace() throws Exception {
    vonage.mishaps.add(context -> context.response().setStatusCode(500).end());
    vonage.mishaps.add(
        context -> context.response().setStatusCode(429).putHeader("Retry-After", "0").end());
    deliver(image("dog"));
    deliver(image("cat"));

    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a dog");
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a cat");
  }

  @Test
  void aPostWhoseAnswerWasLostIsFoundInTheConversationAndNotRepeated() throws Exception {
    vonage.loseNextAnswer = true;
    deliver(image("dog"));
    deliver(image("cat"));

    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a dog");
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a cat");
    assertThat(vonage.texts(CHAT)).hasSize(2);
  }

  @Test
  void aPostStaysInDoubtWhileTheConversationCannotBeRead() throws Exception {
    vonage.loseNextAnswer = true;
    for (int status : new int[] {500, 429, 503}) {
      vonage.listMishaps.add(context -> context.response().setStatusCode(status).end());
    }
    deliver(image("dog"));
    deliver(image("cat"));

    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a dog");
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a cat");
    assertThat(vonage.texts(CHAT)).hasSize(2);
    assertThat(vonage.listMishaps).isEmpty();
  }

  @Test
  void twoUploadsWithTheSameCaptionAreBothAnsweredAlthoughOneAnswerWasLost() throws Exception {
    deliver(image("dog"));
    deliver(image("dog"));
    assertThat(nextPost()).isEqualTo(nextPost());
    vonage.mishaps.add(context -> context.request().connection().close());
    deliver(image("dog"));

    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a dog");
    assertThat(vonage.texts(CHAT)).hasSize(3);
  }

  @Test
  void aCaptionThePlatformRefusesHoldsUpNobody() throws Exception {
    vonage.mishaps.add(context -> context.response().setStatusCode(400).end());
    deliver(image("dog"));
    deliver(image("cat"));

    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a cat");
  }

  @Test
  void aCaptionThatWaitsForTheOperatorIsPostedOnceAllIsWell() throws Exception {
    vonage.mishaps.add(context -> context.response().setStatusCode(402).end());
    deliver(image("dog"));

    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a dog");
  }

  @Test
  void anOverloadedBotAnswersLaterButInFull() throws Exception {
    restart(
        Map.of(
            "SPOTTER_FETCH_MAX_IN_FLIGHT", "1",
            "SPOTTER_FETCH_MAX_WAITING", "0",
            "SPOTTER_LOOKUP_ATTEMPTS", "1"));
    for (int i = 0; i < 6; i++) {
      String chat = "CON-" + i;
      String ben = vonage.addMember(chat, "ben", "Ben");
      deliver(vonage.addImage(chat, ben, vonage.addMedia("frog", "frog")));
    }
    for (int i = 0; i < 6; i++) {
      assertThat(nextPost()).isEqualTo("Ben uploaded a photo of a frog");
    }
  }

  @Test
  void namesAndMembershipAreAskedForOnce() throws Exception {
    deliver(image("dog"));
    deliver(image("cat"));
    nextPost();
    nextPost();

    assertThat(vonage.requests)
        .containsOnlyOnce("GET /v1/conversations/CON-1/members/MEM-ana")
        .containsOnlyOnce("GET /v1/conversations/CON-1/members")
        .containsOnlyOnce("POST /v1/conversations/CON-1/members");
  }
}
