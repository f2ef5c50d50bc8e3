package dev.spotter.bot.platform.vonage.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spotter.bot.BotConfig;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.platform.Check;
import dev.spotter.bot.platform.Finding;
import dev.spotter.bot.platform.Finding.Verdict;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformConfig;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.platform.WebhookEvents;
import dev.spotter.bot.platform.vonage.FakeVonage;
import dev.spotter.bot.platform.vonage.VonageAccount;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MessagesPlatformTest {

  private static final Conversation WHATSAPP = chat("whatsapp:14155550100:447700900001");
  private static final String CAPTION = "Ana uploaded a photo of a dog";

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private FakeVonage vonage;
  private Platform platform;

  @BeforeEach
  void connect() {
    vonage = FakeVonage.start(vertx).await();
    platform = platform(Map.of());
  }

  @AfterEach
  void disconnect() {
    platform.close();
    vertx.close().await();
  }

  private Platform platform(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(VonageAccount.environment(vonage.url()));
    environment.put("SPOTTER_VONAGE_APIS", "messages");
    environment.put("SPOTTER_VONAGE_STATUS_WAIT", "300ms");
    environment.putAll(more);
    PlatformConfig config = BotConfig.load(Optional.empty(), environment).platforms().get(0);
    return config.create(vertx, Clock.systemUTC(), registry);
  }

  @Test
  void anAnswerGoesBackInContext() {
    assertThat(platform.post(WHATSAPP, answer(Optional.empty())).await()).isEqualTo("sent-1");
    assertThat(vonage.sent)
        .containsExactly(
            new JsonObject()
                .put("message_type", "text")
                .put("channel", "whatsapp")
                .put("from", "14155550100")
                .put("to", "447700900001")
                .put("text", CAPTION)
                .put("client_ref", "photo-1")
                .put("context", new JsonObject().put("message_uuid", "photo-1")));
  }

  @ParameterizedTest
  @CsvSource({
    "messenger:107083064136738:0123456789, , messenger",
    "viber_service:1234:447700900001, , viber_service",
    "sms:12015550100:14155550101, , sms",
    "sms:12015550100:14155550101, mms, mms",
    "rcs:Agent:447700900001, , rcs"
  })
  void otherChannelsHaveNoContext(String conversation, String thread, String channel) {
    platform.post(chat(conversation), answer(Optional.ofNullable(thread))).await();
    assertThat(vonage.sent.get(0).getString("channel")).isEqualTo(channel);
    assertThat(vonage.sent.get(0).containsKey("context")).isFalse();
  }

  @Test
  void aLongTextIsCutToWhatTheChannelTakes() {
    OutgoingMessage answer =
        new OutgoingMessage(
            "x".repeat(638) + "🐕🐕",
            Optional.empty(),
            Optional.empty(),
            new EventId("vonage-messages", "k"));
    platform.post(chat("messenger:1:2"), answer).await();
    assertThat(vonage.sent.get(0).getString("text"))
        .isEqualTo("x".repeat(638) + "…")
        .hasSizeLessThanOrEqualTo(640);
  }

  @Test
  void whatIsNoConversationOfThisApiIsGivenUp() {
    assertThat(failure(platform.post(chat("CON-1"), answer(Optional.empty()))).reaction())
        .isEqualTo(Reaction.GIVE_UP);
  }

  @ParameterizedTest
  @CsvSource({
    "400, GIVE_UP, false", "401, ALERT, false", "402, ALERT, false", "403, ALERT, false",
    "404, GIVE_UP, false", "408, RETRY, false", "422, GIVE_UP, false", "429, RETRY, false",
    "500, RETRY, true", "502, RETRY, true", "503, RETRY, true"
  })
  void aFailedCallIsClassified(int status, Reaction reaction, boolean unsure) {
    JsonObject error = new JsonObject().put("title", "Some words of Vonage's");
    for (int i = 0; i < 2; i++) {
      vonage.mishaps.add(
          context -> {
            context.response().setStatusCode(status);
            context.json(error);
          });
    }
    PlatformException failure = failure(platform.post(WHATSAPP, answer(Optional.empty())));
    assertThat(failure.reaction()).isEqualTo(reaction);
    assertThat(failure.unsure()).isEqualTo(unsure);
    assertThat(failure).hasMessageContaining("Some words of Vonage's");
  }

  @Test
  void aStatusSettlesWhetherAMessageWasSent() {
    vonage.loseNextAnswer = true;
    assertThat(failure(platform.post(WHATSAPP, answer(Optional.empty()))).unsure()).isTrue();

    Future<Optional<String>> found =
        platform.findPosted(WHATSAPP, answer(Optional.empty()), Optional.empty());
    receive(status("submitted").put("client_ref", "photo-1").put("message_uuid", "sent-1"));
    assertThat(found.await()).contains("sent-1");
    assertThat(platform.findPosted(WHATSAPP, answer(Optional.empty()), Optional.empty()).await())
        .as("asked again")
        .contains("sent-1");
  }

  @Test
  void withoutAStatusTheOperatorsChoiceDecides() {
    OutgoingMessage answer = answer(Optional.empty());
    Platform atMostOnce = platform(Map.of("SPOTTER_POST_WHEN_UNSURE", "at-most-once"));
    Future<Optional<String>> never = atMostOnce.findPosted(WHATSAPP, answer, Optional.empty());

    assertThat(platform.findPosted(WHATSAPP, answer, Optional.empty()).await()).isEmpty();
    assertThat(failure(never).reaction()).isEqualTo(Reaction.GIVE_UP);
    atMostOnce.close();
  }

  @Test
  void statusesAreCountedHoweverTheyCome() {
    for (String status : List.of("delivered", "submitted", "delivered", "read", "exploded")) {
      assertThat(receive(status(status)).events()).isEmpty();
    }
    assertThat(counted("delivered")).isEqualTo(2);
    assertThat(counted("submitted")).isEqualTo(1);
    assertThat(counted("rejected")).isZero();
    assertThat(counted("other")).isEqualTo(1);
  }

  @Test
  void aPictureIsDownloadedFromVonageWithTheToken() {
    Picture picture =
        new Picture(
            List.of(
                new Rendition(vonage.url() + "/v3/media/1", Optional.empty(), Optional.empty())),
            Optional.empty());
    DownloadSpec spec = platform.download(picture, 64).await();
    assertThat(spec.authorization()).hasValueSatisfying(it -> assertThat(it).startsWith("Bearer "));
    assertThat(spec.allowedOrigins())
        .contains("https://api-us.nexmo.com:443", "https://api-eu.nexmo.com:443")
        .doesNotContain("https://example.com:443");
  }

  @Test
  void whoWritesRunsTheConversation() {
    assertThat(platform.isAdmin(WHATSAPP, new Member("447700900001", Optional.empty())).await())
        .contains(true);
  }

  @Test
  void doctorAsksVonageAndTheBotItself() {
    String bot = bot(request -> request.getHeader("Authorization") == null ? 400 : 200);
    assertThat(findings(Map.of("SPOTTER_HTTP_PUBLIC_URL", bot)))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.FINE, Verdict.FINE);
    assertThat(vonage.sent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"401, WRONG", "404, DOUBTFUL", "502, DOUBTFUL"})
  void doctorTellsAWebhookThatDoesNotWork(int status, Verdict verdict) {
    Finding webhook = findings(Map.of("SPOTTER_HTTP_PUBLIC_URL", bot(request -> status))).get(1);
    assertThat(webhook.verdict()).isEqualTo(verdict);
    assertThat(webhook.message()).contains("/webhooks/vonage-messages");
  }

  @Test
  void doctorTellsWhatToDoWithoutAnAddress() {
    assertThat(findings(Map.of()).get(1).advice())
        .hasValueSatisfying(
            advice -> assertThat(advice).contains("inbound URL", "status URL", "vonage-messages"));
  }

  @Test
  void doctorTellsARefusedToken() {
    for (int i = 0; i < 2; i++) {
      vonage.mishaps.add(context -> context.response().setStatusCode(401).end());
    }
    Finding application = findings(Map.of()).get(0);
    assertThat(application.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(application.advice().orElseThrow()).contains("SPOTTER_VONAGE_APPLICATION_ID");
  }

  private List<Finding> findings(Map<String, String> more) {
    Platform examined = platform(more);
    List<Finding> findings =
        examined.checks().stream().map(Check::look).map(look -> look.get().await()).toList();
    examined.close();
    return findings;
  }

  private String bot(Function<HttpServerRequest, Integer> status) {
    return "http://localhost:"
        + vertx
            .createHttpServer()
            .requestHandler(
                request -> request.response().setStatusCode(status.apply(request)).end())
            .listen(0, "localhost")
            .await()
            .actualPort();
  }

  private WebhookEvents receive(JsonObject body) {
    return platform.receive(FakeVonage.webhook(body));
  }

  private static JsonObject status(String status) {
    return new JsonObject()
        .put("channel", "whatsapp")
        .put("message_uuid", "sent-9")
        .put("to", "447700900001")
        .put("from", "14155550100")
        .put("status", status);
  }

  private double counted(String status) {
    return registry
        .counter("spotter.vonage.statuses", "platform", "vonage-messages", "status", status)
        .count();
  }

  private static PlatformException failure(Future<?> call) {
    return catchThrowableOfType(PlatformException.class, call::await);
  }

  private static OutgoingMessage answer(Optional<String> thread) {
    return new OutgoingMessage(
        CAPTION, thread, Optional.of("photo-1"), new EventId("vonage-messages", "photo-1"));
  }

  private static Conversation chat(String id) {
    return new Conversation("vonage-messages", id);
  }
}
