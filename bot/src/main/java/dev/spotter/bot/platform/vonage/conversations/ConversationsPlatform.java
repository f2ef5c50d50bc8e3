package dev.spotter.bot.platform.vonage.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.Capabilities;
import dev.spotter.bot.platform.Check;
import dev.spotter.bot.platform.Finding;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.WebhookEvents;
import dev.spotter.bot.platform.WebhookRequest;
import dev.spotter.bot.platform.vonage.ApplicationToken;
import dev.spotter.bot.platform.vonage.VonageApi;
import dev.spotter.bot.platform.vonage.VonageApplication;
import dev.spotter.bot.platform.vonage.VonageSignature;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Conversation API behind the seam. It knows no idempotency key, so {@link #findPosted} reads
 * the conversation's events instead. Thread-safe.
 */
final class ConversationsPlatform implements Platform {

  private final ConversationsConfig config;
  private final VonageSignature signature;
  private final ConversationEvents events;
  private final ApplicationToken token;
  private final VonageApi api;
  private final ConversationMembers members;

  ConversationsPlatform(
      ConversationsConfig config, Vertx vertx, Clock clock, MeterRegistry registry) {
    this.config = config;
    VonageApplication application = config.application();
    this.signature = new VonageSignature(application, clock);
    this.events =
        new ConversationEvents(config.name(), application.id(), config.botUser(), config.botName());
    this.token = new ApplicationToken(application, clock);
    this.api = new VonageApi(vertx, application, token, clock);
    this.members = new ConversationMembers(config.name(), api, config.botUser(), registry);
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public WebhookEvents receive(WebhookRequest request) {
    signature.verify(request);
    return WebhookEvents.of(
        events
            .parse(request.body().getBytes())
            .filter(event -> !members.isOwn(event.in().id(), event.by().id()))
            .stream()
            .toList());
  }

  @Override
  public Future<DownloadSpec> download(Picture picture, int shortSide) {
    return Future.succeededFuture(config.application().download(picture, shortSide, token.value()));
  }

  @Override
  public Future<Optional<String>> memberName(Conversation in, Member member) {
    return member.name().isPresent()
        ? Future.succeededFuture(member.name())
        : members.name(in.id(), member.id());
  }

  @Override
  public Future<String> post(Conversation in, OutgoingMessage message) {
    String conversation = in.id();
    return members
        .own(conversation)
        .compose(own -> api.post(eventsOf(conversation), textFrom(own, message)))
        .map(event -> event.path("id").asText(""))
        .onFailure(failure -> forgetIfRefused(conversation, failure));
  }

  private static ObjectNode textFrom(String member, OutgoingMessage message) {
    ObjectNode event =
        JsonNodeFactory.instance.objectNode().put("type", "message").put("from", member);
    event.putObject("body").put("message_type", "text").put("text", message.text());
    return event;
  }

  private void forgetIfRefused(String conversation, Throwable failure) {
    if (failure instanceof PlatformException p
        && p.reaction() != PlatformException.Reaction.RETRY) {
      members.forgetOwn(conversation);
    }
  }

  /** Reads the newest events first, back to the point that the caption cannot lie before. */
  @Override
  public Future<Optional<String>> findPosted(
      Conversation in, OutgoingMessage message, Optional<String> after) {
    long start =
        Stream.of(message.replyTo(), after)
            .flatMap(Optional::stream)
            .mapToLong(ConversationsPlatform::number)
            .max()
            .orElse(-1);
    return members
        .own(in.id())
        .compose(
            own ->
                api.find(
                    eventsOf(in.id()),
                    Map.of("order", "desc", "page_size", "100"),
                    page -> ownText(page, own, message.text(), start),
                    page -> reaches(page, start)));
  }

  private static Optional<String> ownText(JsonNode page, String own, String text, long start) {
    return events(page)
        .filter(event -> number(event.path("id").asText("")) > start)
        .filter(event -> own.equals(event.path("from").asText("")))
        .filter(event -> text.equals(event.at("/body/text").asText("")))
        .map(event -> event.path("id").asText(""))
        .findFirst();
  }

  private static boolean reaches(JsonNode page, long start) {
    return events(page).anyMatch(event -> number(event.path("id").asText("")) <= start);
  }

  /** The SDKs disagree on whether the list has a name. */
  private static Stream<JsonNode> events(JsonNode page) {
    JsonNode embedded = page.path("_embedded");
    return (embedded.isArray() ? embedded : embedded.path("events")).valueStream();
  }

  /** Event ids count up within a conversation; what is no number comes before all. */
  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(false, true);
  }

  /** Where events go, Vonage tells no application. */
  @Override
  public List<Check> checks() {
    return List.of(
        new Check(
            "application",
            () ->
                api.get("/v1/conversations?page_size=1")
                    .map(Finding.fine("Vonage takes the application's token"))
                    .recover(this::refused)));
  }

  private Future<Finding> refused(Throwable failure) {
    return failure instanceof PlatformException p
            && p.reaction() == PlatformException.Reaction.ALERT
        ? Future.succeededFuture(
            Finding.wrong(
                "Vonage refuses the application's token: " + failure.getMessage(),
                "see that %s and the private key are of the same application, and that the account has balance"
                    .formatted(Settings.variable(config.name() + ".application-id"))))
        : Future.failedFuture(failure);
  }

  private static String eventsOf(String conversation) {
    return "/v1/conversations/" + conversation + "/events";
  }

  @Override
  public void close() {
    api.close();
  }
}
