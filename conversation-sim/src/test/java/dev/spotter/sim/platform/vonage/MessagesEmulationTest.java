package dev.spotter.sim.platform.vonage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.auth0.jwt.JWT;
import com.vonage.client.HttpConfig;
import com.vonage.client.VonageClient;
import com.vonage.client.common.MessageType;
import com.vonage.client.messages.InboundMessage;
import com.vonage.client.messages.MessageResponseException;
import com.vonage.client.messages.MessageStatus;
import com.vonage.client.messages.MessagesClient;
import com.vonage.client.messages.whatsapp.WhatsappTextRequest;
import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.delivery.RetryPolicy;
import dev.spotter.sim.platform.vonage.MessagesEar.Webhook;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The face against Vonage's own Java library, which reads what it tells and calls what it has. */
@Timeout(120)
class MessagesEmulationTest {

  @TempDir Path folder;
  private TestPlatform platform;
  private MessagesEar ear;
  private MessagesClient client;
  private VonageTokens tokens;
  private String conversation;
  private String ana;

  @BeforeEach
  void start() {
    platform = TestPlatform.start(folder, "vonage-messages", usual -> usual.withRetry(soon()));
    tokens = new VonageTokens(folder, platform.credentials());
    ear = MessagesEar.start(platform.vertx());
    platform.simulator().connect("vonage-messages", ear.url()).await();
    client =
        VonageClient.builder()
            .applicationId(tokens.application())
            .privateKeyPath(folder.resolve("private.key"))
            .httpConfig(HttpConfig.builder().baseUri(platform.simulator().url()).build())
            .build()
            .getMessagesClient();
    String[] ids = platform.conversation("Holiday", "Ana");
    conversation = ids[0];
    ana = ids[1];
  }

  private static RetryPolicy soon() {
    return (attempts, sinceFirst) -> Optional.of(Duration.ofMillis(50));
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void theLibraryReadsAPictureAndDownloadsIt() throws Exception {
    Event photo = photo(TestPlatform.picture("png", 30, 20));
    InboundMessage message = inbound();

    assertThat(message.getMessageType()).isEqualTo(MessageType.IMAGE);
    assertThat(message.getWhatsappProfile().getName()).isEqualTo("Ana");
    assertThat(message.getTimestamp()).isEqualTo(photo.at());
    assertThat(message.getWhatsappContext()).isNull();
    assertThat(media(message.getImageUrl().getPath(), tokens.good()).getHeader("Content-Type"))
        .isEqualTo("image/png");
    assertThat(media(message.getImageUrl().getPath(), "nonsense").statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsNoPictureIsADocument() throws Exception {
    photo("milk, eggs".getBytes(StandardCharsets.UTF_8));
    InboundMessage message = inbound();
    assertThat(message.getMessageType()).isEqualTo(MessageType.FILE);
    assertThat(message.getFileUrl()).isNotNull();
  }

  @Test
  void theLibraryBelievesTheSignatureAndNoOther() throws Exception {
    say("hello", References.NONE);
    Webhook webhook = ear.next();
    String secret = VonageKeys.load(platform.credentials()).signatureSecret();

    assertThat(MessagesClient.verifySignature(webhook.token(), secret)).isTrue();
    assertThat(MessagesClient.verifySignature(webhook.token(), "x".repeat(32))).isFalse();
    assertThat(JWT.decode(webhook.token()).getClaim("application_id").asString())
        .isEqualTo(tokens.application());
  }

  @Test
  void theLibrarySendsAnAnswerInContextAndHearsOfItsStatuses() throws Exception {
    Event hello = say("hello", References.NONE);
    InboundMessage message = inbound();
    UUID sent =
        client
            .sendMessage(
                WhatsappTextRequest.builder()
                    .from(message.getTo())
                    .to(message.getFrom())
                    .text("hello Ana")
                    .contextMessageId(message.getMessageUuid().toString())
                    .clientRef("answer-1")
                    .build())
            .getMessageUuid();

    Event answer = last();
    assertThat(((Content.Text) answer.content()).text()).isEqualTo("hello Ana");
    assertThat(answer.references().answers()).contains(hello.seq());
    for (MessageStatus.Status expected :
        List.of(MessageStatus.Status.SUBMITTED, MessageStatus.Status.DELIVERED)) {
      MessageStatus status = MessageStatus.fromJson(ear.next().body().toString());
      assertThat(status.getStatus()).isEqualTo(expected);
      assertThat(status.getMessageUuid()).isEqualTo(sent);
      assertThat(status.getClientRef()).isEqualTo("answer-1");
      assertThat(status.getTo()).isEqualTo(message.getFrom());
    }

    say("no", new References(Optional.empty(), Optional.of(answer.seq())));
    assertThat(inbound().getWhatsappContext().getMessageUuid()).isEqualTo(sent);
  }

  @Test
  void aWebhookThatIsNotTakenComesAgainAndOneThatIsRefusedDoesNot() throws Exception {
    ear.statuses.addAll(List.of(503, 429, 200, 401));
    say("one", References.NONE);
    say("two", References.NONE);
    say("three", References.NONE);
    List<String> texts = List.of(text(), text(), text(), text(), text());
    assertThat(texts).containsExactly("one", "one", "one", "two", "three");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments("from", "12345", "Invalid sender"),
        arguments("to", "12345", "Invalid params"),
        arguments("text", "", "Invalid params"),
        arguments("text", "x".repeat(4_097), "Invalid params"),
        arguments("channel", "sms", "Invalid params"),
        arguments("message_type", "image", "Invalid params"),
        arguments("client_ref", "x".repeat(101), "Invalid params"),
        arguments("client_ref", 7, "Invalid params"),
        arguments("context", new JsonObject().put("message_uuid", "x"), "Invalid params"),
        arguments("context", "x", "Invalid params"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aBadMessageIsRefusedInVonagesForm(String field, Object value, String title)
      throws Exception {
    say("hello", References.NONE);
    InboundMessage message = inbound();
    JsonObject body =
        new JsonObject()
            .put("channel", "whatsapp")
            .put("message_type", "text")
            .put("from", message.getTo())
            .put("to", message.getFrom())
            .put("text", "hello")
            .put(field, value);
    HttpResponse<Buffer> answer = post(body, tokens.good());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.bodyAsJsonObject().getString("title")).isEqualTo(title);
    assertThat(last().member().bot()).isFalse();
  }

  @Test
  void theLibraryReadsARefusal() {
    MessageResponseException refusal =
        catchThrowableOfType(
            MessageResponseException.class,
            () ->
                client.sendMessage(
                    WhatsappTextRequest.builder()
                        .from("12015559999")
                        .to("447700900001")
                        .text("hi")
                        .build()));
    assertThat(refusal.getStatusCode()).isEqualTo(422);
    assertThat(refusal.getTitle()).isEqualTo("Invalid sender");
  }

  @Test
  void aTokenThatIsNoneIsRefused() {
    assertThat(post(new JsonObject(), "nonsense").statusCode()).isEqualTo(401);
  }

  @Test
  void twoPeopleInAConversationHaveNumbersOfTheirOwn() throws Exception {
    say("hello", References.NONE);
    InboundMessage first = inbound();
    String ben =
        platform.there(() -> platform.simulator().chat().members().create("Ben", false).id());
    platform.there(() -> platform.simulator().chat().join(conversation, ben));
    platform.there(
        () -> platform.simulator().chat().post(conversation, ben, new Content.Text("hello too")));
    InboundMessage second = inbound();

    assertThat(second.getTo()).isEqualTo(first.getTo());
    assertThat(second.getFrom()).isNotEqualTo(first.getFrom());
    assertThat(second.getMessageUuid()).isNotEqualTo(first.getMessageUuid());
  }

  private InboundMessage inbound() throws InterruptedException {
    return InboundMessage.fromJson(ear.next().body().toString());
  }

  private String text() throws InterruptedException {
    return inbound().getText();
  }

  private Event say(String text, References references) {
    return platform.there(
        () ->
            platform
                .simulator()
                .chat()
                .post(conversation, ana, new Content.Text(text), references));
  }

  private Event photo(byte[] bytes) {
    return platform
        .simulator()
        .execute(() -> platform.simulator().upload().post(conversation, ana, "dog.png", bytes))
        .await();
  }

  private Event last() {
    return platform.there(
        () -> {
          List<Event> all = platform.simulator().chat().timeline(conversation).after(0);
          return all.get(all.size() - 1);
        });
  }

  private HttpResponse<Buffer> media(String path, String token) {
    return platform.request(HttpMethod.GET, path).bearerTokenAuthentication(token).send().await();
  }

  private HttpResponse<Buffer> post(JsonObject body, String token) {
    return platform
        .request(HttpMethod.POST, "/v1/messages")
        .bearerTokenAuthentication(token)
        .sendBuffer(body.toBuffer())
        .await();
  }
}
