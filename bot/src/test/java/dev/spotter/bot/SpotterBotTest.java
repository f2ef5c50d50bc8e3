package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.platform.vonage.FakeVonage;
import dev.spotter.bot.platform.vonage.VonageAccount;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bot from its webhook to the platform's API, with a platform and a model made for tests. */
@Timeout(60)
class SpotterBotTest {

  private static final String CHAT = "CON-1";

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final FakeRecogniser recogniser = new FakeRecogniser();
  private final BlockingQueue<String> posts = new LinkedBlockingQueue<>();
  private FakeVonage vonage;
  private SpotterBot bot;
  private String ana;

  @BeforeEach
  void connect() {
    vonage = FakeVonage.start(vertx).await();
    vonage.onPost = posts::add;
    ana = vonage.addMember(CHAT, "ana", "Ana");
    bot = startBot(Map.of());
  }

  @AfterEach
  void disconnect() {
    bot.stop().await();
    vertx.close().await();
  }

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

  @Test
  void requestsThatAreNotSignedOrNotJsonOrTooLargeAreRefused() {
    Buffer event = image("dog").toBuffer();
    assertThat(send(event, "Bearer nonsense").statusCode()).isEqualTo(401);
    assertThat(deliver(Buffer.buffer("{\"type\":")).statusCode()).isEqualTo(400);
    assertThat(deliver(Buffer.buffer(new byte[2 << 20])).statusCode()).isEqualTo(413);
    assertThat(deliver(new JsonObject().put("type", "app:activated")).statusCode()).isEqualTo(200);
    assertThat(posts).isEmpty();
  }

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
    while (deliver(second).statusCode() == 503) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
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
    assertThat(get("/health/ready").bodyAsJsonObject().getString("status")).isEqualTo("UP");
    assertThat(get("/metrics").bodyAsString())
        .contains(
            "spotter_webhook_requests_total{outcome=\"stored\",platform=\"vonage\"} 1.0",
            "spotter_pictures_total{outcome=\"named\"} 1.0",
            "spotter_inbox_depth",
            "cache_gets_total{cache=\"vonage.member-names\",result=\"miss\"} 1.0");
    HttpResponse<Buffer> classified =
        client
            .post(bot.port(), "localhost", "/v1/classify")
            .sendBuffer(Buffer.buffer("dog"))
            .await();
    assertThat(classified.bodyAsJsonObject().getString("caption")).isEqualTo("a photo of a dog");
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
    FakeRecogniser second = new FakeRecogniser();

    assertThatThrownBy(() -> startBot(VonageAccount.environment(vonage.url()), elsewhere, second))
        .hasMessageContaining("http.port");
    assertThat(second.closed).isTrue();
  }

  @Test
  void aSecondBotOnTheSameInboxDoesNotStart() {
    assertThatThrownBy(() -> startBot(Map.of())).hasMessageContaining("another bot is using");
  }

  private void restart(Map<String, String> more) {
    bot.stop().await();
    bot = startBot(more);
  }

  private SpotterBot startBot(Map<String, String> more) {
    return startBot(VonageAccount.environment(vonage.url()), more);
  }

  private SpotterBot startBot(Map<String, String> platform, Map<String, String> more) {
    return startBot(platform, more, recogniser);
  }

  private SpotterBot startBot(
      Map<String, String> platform, Map<String, String> more, Recogniser eyes) {
    Map<String, String> environment = new HashMap<>(platform);
    environment.put("SPOTTER_HTTP_PORT", "0");
    environment.put("SPOTTER_HTTP_HOST", "localhost");
    environment.put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("inbox.db"));
    environment.put("SPOTTER_POST_FIRST_WAIT", "20ms");
    environment.putAll(more);
    return SpotterBot.start(
            BotConfig.load(Optional.empty(), environment),
            (vertx, config, registry) -> Future.succeededFuture(eyes))
        .await();
  }

  private HttpResponse<Buffer> get(String path) {
    return client.get(bot.port(), "localhost", path).send().await();
  }

  private JsonObject image(String content) {
    return vonage.addImage(CHAT, ana, vonage.addMedia(content.replace(' ', '-'), content));
  }

  private HttpResponse<Buffer> deliver(JsonObject event) {
    return deliver(event.toBuffer());
  }

  private HttpResponse<Buffer> deliver(Buffer body) {
    return send(body, VonageAccount.sign(body.getBytes(), Instant.now()));
  }

  private HttpResponse<Buffer> send(Buffer body, String authorization) {
    return client
        .post(bot.port(), "localhost", "/webhooks/vonage")
        .putHeader("Authorization", authorization)
        .sendBuffer(body)
        .await();
  }

  private String nextPost() throws InterruptedException {
    String text = posts.poll(30, TimeUnit.SECONDS);
    assertThat(text).as("a caption within 30 s").isNotNull();
    return text;
  }
}
