package dev.spotter.bot.platform.vonage.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spotter.bot.BotConfig;
import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.platform.vonage.FakeVonage;
import dev.spotter.bot.platform.vonage.VonageAccount;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConversationsPlatformTest {

  private static final String CHAT = "CON-1";
  private static final String CAPTION = "Ana uploaded a photo of a dog";

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private FakeVonage vonage;
  private Platform platform;

  @BeforeEach
  void connect() {
    vonage = FakeVonage.start(vertx).await();
    platform =
        BotConfig.load(Optional.empty(), VonageAccount.environment(vonage.url()))
            .platforms()
            .get(0)
            .create(vertx, Clock.systemUTC(), registry);
  }

  @AfterEach
  void disconnect() {
    platform.close();
    vertx.close().await();
  }

  @Test
  void aCaptionIsPostedByTheBotsOwnMember() {
    vonage.addMember(CHAT, "spotter", "Spotter");
    assertThat(TestEvents.post(platform, upload(1), CAPTION).await()).isEqualTo("1");
    assertThat(vonage.texts(CHAT)).containsExactly(CAPTION);
    assertThat(vonage.requests).doesNotContain("POST /v1/conversations/CON-1/members");
  }

  @Test
  void theBotJoinsAConversationItIsNoMemberOf() {
    TestEvents.post(platform, upload(1), CAPTION).await();
    assertThat(vonage.requests)
        .containsExactly(
            "GET /v1/conversations/CON-1/members",
            "POST /v1/conversations/CON-1/members",
            "POST /v1/conversations/CON-1/events");
  }

  @Test
  void theBotIsFoundOnALaterPageOfMembers() {
    vonage.pageSize = 2;
    List.of("a", "b", "c", "d").forEach(user -> vonage.addMember(CHAT, user, user));
    vonage.addMember(CHAT, "spotter", "Spotter");
    TestEvents.post(platform, upload(1), CAPTION).await();
    assertThat(vonage.requests).doesNotContain("POST /v1/conversations/CON-1/members");
  }

  @ParameterizedTest
  @CsvSource({
    "400, GIVE_UP, false", "401, ALERT, false", "402, ALERT, false", "403, ALERT, false",
    "404, GIVE_UP, false", "408, RETRY, false", "413, GIVE_UP, false", "422, GIVE_UP, false",
    "429, RETRY, false", "500, RETRY, true", "502, RETRY, true", "503, RETRY, true",
    "504, RETRY, true", "302, GIVE_UP, false"
  })
  void anErrorSaysWhatToDoAboutIt(int status, Reaction reaction, boolean unsure) {
    for (int i = 0; i < 2; i++) {
      vonage.mishaps.add(
          context ->
              context.response().setStatusCode(status).putHeader("Location", "/elsewhere").end());
    }
    PlatformException failure = postFailure();

    assertThat(failure.reaction()).isEqualTo(reaction);
    assertThat(failure.unsure()).isEqualTo(unsure);
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "0, 0", "-5, 0", "999999, 3600"})
  void theWaitThatVonageAsksForIsToldWithinBounds(String header, long seconds) {
    vonage.mishaps.add(
        context -> context.response().setStatusCode(429).putHeader("Retry-After", header).end());
    assertThat(postFailure().retryAfter()).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void aTokenThatIsRefusedIsMadeAnewAndTheCallRepeatedOnce() {
    vonage.mishaps.add(context -> context.response().setStatusCode(401).end());
    assertThat(TestEvents.post(platform, upload(1), CAPTION).await()).isEqualTo("1");
  }

  @Test
  void aConnectionThatBreaksLeavesThePostUnsure() {
    vonage.mishaps.add(context -> context.request().connection().close());
    assertThat(postFailure().unsure()).isTrue();
  }

  @Test
  void aServerThatIsNotThereIsTriedAgainAndNothingWasPosted() {
    vonage.stop().await();
    PlatformException failure = postFailure();
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(failure.unsure()).isFalse();
  }

  @Test
  void anAnswerWithoutEndIsNotRead() {
    vonage.mishaps.add(context -> context.response().end(Buffer.buffer(new byte[9 << 20])));
    assertThat(postFailure().unsure()).isTrue();
  }

  @Test
  void anAnswerThatIsNoJsonIsASuccessAllTheSame() {
    vonage.mishaps.add(context -> context.response().setStatusCode(201).end("<html>"));
    assertThat(TestEvents.post(platform, upload(1), CAPTION).await()).isEmpty();
  }

  @Test
  void noFailureTellsTheToken() {
    vonage.mishaps.add(context -> context.response().setStatusCode(400).end());
    assertThat(postFailure().getMessage()).doesNotContain("Bearer").doesNotContain("eyJ");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 100})
  void aCaptionIsFoundOnlyAfterTheUploadAndAfterTheLastReply(int pageSize) {
    vonage.pageSize = pageSize;
    String ana = vonage.addMember(CHAT, "ana", "Ana");
    vonage.addImage(CHAT, ana, "x"); // 1
    vonage.addImage(CHAT, ana, "x"); // 2
    TestEvents.post(platform, upload(1), CAPTION).await(); // 3
    TestEvents.post(platform, upload(2), CAPTION).await(); // 4
    vonage.addImage(CHAT, ana, "x"); // 5

    assertThat(find(1, Optional.empty())).isPresent();
    assertThat(find(2, Optional.of("3"))).contains("4");
    assertThat(find(2, Optional.of("4"))).isEmpty();
    assertThat(find(5, Optional.of("3"))).isEmpty();
  }

  @Test
  void theSameTextFromSomebodyElseIsNotTheBots() {
    String ana = vonage.addMember(CHAT, "ana", "Ana");
    vonage.addText(CHAT, ana, CAPTION);
    assertThat(find(0, Optional.empty())).isEmpty();
  }

  @Test
  void thePictureIsTakenFromTheSmallestRenditionThatIsLargeEnough() {
    Picture picture =
        new Picture(
            List.of(
                rendition("tiny", Optional.of(32)),
                rendition("thumbnail", Optional.of(64)),
                rendition("original", Optional.empty()),
                rendition("no address", Optional.empty())),
            Optional.empty());
    DownloadSpec source = platform.download(picture, 64).await();

    assertThat(source.candidates())
        .extracting(URI::getPath)
        .containsExactly("/thumbnail", "/original", "/tiny");
    assertThat(source.allowedOrigins())
        .contains(vonage.url(), "https://api.nexmo.com:443", "https://api-us.nexmo.com:443");
    assertThat(source.authorization().orElseThrow()).startsWith("Bearer ");
    assertThat(source.toString()).doesNotContain("Bearer");
  }

  @Test
  void aMembersNameIsAskedForOnceAndTheHitsAreMeasured() {
    vonage.addMember(CHAT, "ana", "Ana");
    for (int i = 0; i < 5; i++) {
      assertThat(TestEvents.memberName(platform, upload(i)).await()).contains("Ana");
    }
    assertThat(vonage.requests).hasSize(1);
    assertThat(
            registry
                .get("cache.gets")
                .tags("cache", "vonage.member-names", "result", "hit")
                .functionCounter()
                .count())
        .isEqualTo(4);
  }

  @Test
  void eventsOfTheBotsOwnMemberAreIgnored() {
    TestEvents.post(platform, upload(1), CAPTION).await();
    JsonObject own = vonage.addImage(CHAT, "MEM-spotter", "x");
    JsonObject other = vonage.addImage(CHAT, "MEM-ana", "x");

    assertThat(platform.receive(FakeVonage.webhook(own)).events()).isEmpty();
    assertThat(platform.receive(FakeVonage.webhook(other)).events()).hasSize(1);
  }

  private Optional<String> find(int message, Optional<String> after) {
    return TestEvents.findPosted(platform, upload(message), CAPTION, after).await();
  }

  private PlatformException postFailure() {
    return catchThrowableOfType(
        PlatformException.class, () -> TestEvents.post(platform, upload(1), CAPTION).await());
  }

  private Rendition rendition(String name, Optional<Integer> shortSide) {
    return new Rendition(vonage.url() + "/" + name, shortSide, Optional.empty());
  }

  private static PhotosPosted upload(int message) {
    return TestEvents.photos(
        "vonage",
        "app:" + message,
        CHAT,
        String.valueOf(message),
        "MEM-ana",
        Optional.empty(),
        List.of());
  }
}
