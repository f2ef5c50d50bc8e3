package dev.spotter.bot.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.platform.Capabilities;
import dev.spotter.bot.platform.Check;
import dev.spotter.bot.platform.FileKind;
import dev.spotter.bot.platform.JsonBody;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformConnection;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.WebhookEvents;
import dev.spotter.bot.platform.WebhookRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Slack behind the seam. Thread-safe. */
final class SlackPlatform implements Platform {

  /** Slack's own names; anything else is counted as another one. */
  private static final Set<String> RETRY_REASONS =
      Set.of(
          "http_timeout",
          "http_error",
          "connection_failed",
          "ssl_error",
          "too_many_redirects",
          "unknown_error");

  private final SlackConfig config;
  private final SlackSignature signature;
  private final SlackEvents events;
  private final SlackApi api;
  private final SlackUsers users;
  private final SlackMessages messages;
  private final Optional<SlackSocket> socket;
  private final MeterRegistry registry;

  SlackPlatform(SlackConfig config, Vertx vertx, Clock clock, MeterRegistry registry) {
    this.config = config;
    this.registry = registry;
    this.signature = new SlackSignature(config.signingSecret(), clock);
    this.events = new SlackEvents(config.name(), config.botName());
    this.api = new SlackApi(vertx, config, clock);
    this.users = new SlackUsers(config.name(), api, registry);
    this.messages = new SlackMessages(api, users);
    this.socket = config.appToken().map(token -> new SlackSocket(vertx, api, token, events));
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public WebhookEvents receive(WebhookRequest request) {
    signature.verify(request);
    String reason = request.headers().get("X-Slack-Retry-Reason");
    if (reason != null) {
      String known = RETRY_REASONS.contains(reason) ? reason : "other";
      registry
          .counter("spotter.slack.redeliveries", "platform", name(), "reason", known)
          .increment();
    }
    try {
      return events.read(JsonBody.object(request.body().getBytes()));
    } catch (RefusedRequestException notUnderstood) {
      throw notUnderstood.with("X-Slack-No-Retry", "1"); // it would be no better a second time
    }
  }

  /**
   * A file of another workspace, or one that Slack has not looked at yet, has to be asked for
   * first.
   *
   * <p>A token that may not read a file gets, as users report (vercel/eve#1317,
   * slackapi/deno-slack-sdk#285), status 200 and a page to sign in rather than a refusal. Slack's
   * documentation does not confirm it; the download tells a page from a picture in any case.
   */
  @Override
  public Future<DownloadSpec> download(Picture picture, int shortSide) {
    Future<List<Rendition>> renditions =
        picture.renditions().isEmpty()
            ? picture.reference().map(this::lookUp).orElse(Future.succeededFuture(List.of()))
            : Future.succeededFuture(picture.renditions());
    return renditions.map(
        known ->
            new DownloadSpec(
                DownloadSpec.candidates(known, shortSide),
                config.fileOrigins(),
                Optional.of("Bearer " + config.botToken().value())));
  }

  private Future<List<Rendition>> lookUp(String file) {
    return api.read("files.info", Map.of("file", file))
        .map(
            answer -> {
              JsonNode found = answer.path("file");
              if (SlackFile.isGone(found) || SlackFile.kind(found) == FileKind.OTHER) {
                throw PlatformException.of(Reaction.IGNORE, "the file is no picture");
              }
              List<Rendition> renditions = SlackFile.renditions(found);
              if (renditions.isEmpty()) {
                throw PlatformException.busy(
                    "Slack has no address of the file yet", Optional.empty());
              }
              return renditions;
            });
  }

  @Override
  public Future<Optional<String>> memberName(Conversation in, Member member) {
    return users.name(member.id());
  }

  /** Slack tells who runs the workspace; a channel has nobody of its own who does. */
  @Override
  public Future<Optional<Boolean>> isAdmin(Conversation in, Member member) {
    return users.isAdmin(member.id()).map(Optional::of);
  }

  @Override
  public Future<String> post(Conversation in, OutgoingMessage message) {
    return messages.post(in, message);
  }

  @Override
  public Future<Void> edit(Conversation in, String messageId, OutgoingMessage message) {
    return messages.edit(in, messageId, message);
  }

  @Override
  public Future<Void> delete(Conversation in, String messageId) {
    return messages.delete(in, messageId);
  }

  @Override
  public Future<Optional<String>> findPosted(
      Conversation in, OutgoingMessage message, Optional<String> after) {
    return messages.find(in, message, after);
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, true, true);
  }

  @Override
  public Optional<PlatformConnection> connection() {
    return socket.map(link -> link);
  }

  @Override
  public List<Check> checks() {
    return new SlackChecks(api, config).all();
  }

  @Override
  public void close() {
    socket.ifPresent(SlackSocket::close);
    api.close();
  }
}
