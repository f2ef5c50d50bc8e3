package dev.spotter.bot.platform.vonage.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.platform.Capabilities;
import dev.spotter.bot.platform.Check;
import dev.spotter.bot.platform.JsonBody;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
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
import java.util.Optional;

/**
 * The Messages API behind the seam. Messages and their statuses come to the same webhook. Nothing
 * can be edited, and nothing can be looked up; whether a message was sent whose answer was lost,
 * its statuses tell, see {@link #findPosted}. Thread-safe.
 */
final class MessagesPlatform implements Platform {

  private final MessagesConfig config;
  private final VonageSignature signature;
  private final InboundMessages messages;
  private final SentMessages sent;
  private final MessageStatuses statuses;
  private final ApplicationToken token;
  private final VonageApi api;
  private final MessagesChecks checks;

  MessagesPlatform(MessagesConfig config, Vertx vertx, Clock clock, MeterRegistry registry) {
    this.config = config;
    VonageApplication application = config.application();
    this.signature = new VonageSignature(application, clock);
    this.messages = new InboundMessages(config.name(), config.botName());
    this.sent = new SentMessages(config.statusWait());
    this.statuses = new MessageStatuses(config.name(), sent, registry);
    this.token = new ApplicationToken(application, clock);
    this.api = new VonageApi(vertx, application, token, clock);
    this.checks = new MessagesChecks(config, vertx, clock, api, signature);
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public WebhookEvents receive(WebhookRequest request) {
    signature.verify(request);
    JsonNode body = JsonBody.object(request.body().getBytes());
    if (MessageStatuses.isStatus(body)) {
      statuses.take(body);
      return WebhookEvents.ignored();
    }
    return WebhookEvents.of(messages.parse(body).stream().toList());
  }

  /**
   * Pictures of every channel lie on Vonage's own servers for 48 hours. With the application's
   * "Secure Inbound Media" its token has to be shown, without it is not looked at.
   */
  @Override
  public Future<DownloadSpec> download(Picture picture, int shortSide) {
    return Future.succeededFuture(config.application().download(picture, shortSide, token.value()));
  }

  @Override
  public Future<Optional<String>> memberName(Conversation in, Member member) {
    return Future.succeededFuture(member.name());
  }

  /** Whoever writes to the bot is alone with it. */
  @Override
  public Future<Optional<Boolean>> isAdmin(Conversation in, Member member) {
    return Future.succeededFuture(Optional.of(true));
  }

  @Override
  public Future<String> post(Conversation in, OutgoingMessage message) {
    sent.begin(reference(message));
    return Correspondence.of(in)
        .map(with -> api.post("/v1/messages", body(with, message)))
        .orElseGet(() -> Future.failedFuture(noConversation(in)))
        .map(answer -> answer.path("message_uuid").asText(""));
  }

  private static ObjectNode body(Correspondence with, OutgoingMessage message) {
    Channel channel = message.thread().flatMap(Channel::named).orElse(with.channel());
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("message_type", "text")
            .put("channel", channel.wireName())
            .put("from", with.bot())
            .put("to", with.person())
            .put("text", channel.cut(message.text()))
            .put("client_ref", reference(message));
    message
        .replyTo()
        .filter(answered -> channel.answersInContext())
        .ifPresent(answered -> body.putObject("context").put("message_uuid", answered));
    return body;
  }

  /** The id of the answered message, which has one answer: 36 characters of the 40 allowed. */
  private static String reference(OutgoingMessage message) {
    return message.key().key();
  }

  private static PlatformException noConversation(Conversation in) {
    return PlatformException.of(Reaction.GIVE_UP, in.id() + " is no conversation of this API");
  }

  /**
   * A status of the message decides: the first comes within moments, and one that was missed while
   * the bot was down comes again. When none comes, the operator's choice decides.
   */
  @Override
  public Future<Optional<String>> findPosted(
      Conversation in, OutgoingMessage message, Optional<String> after) {
    return sent.find(reference(message))
        .compose(
            found ->
                found.isPresent() || config.repeatWhenUnsure()
                    ? Future.succeededFuture(found)
                    : Future.failedFuture(
                        PlatformException.of(
                            Reaction.GIVE_UP,
                            "the message may have been sent, and post.when-unsure is"
                                + " at-most-once")));
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(false, false);
  }

  @Override
  public List<Check> checks() {
    return checks.all();
  }

  @Override
  public void close() {
    api.close();
  }
}
