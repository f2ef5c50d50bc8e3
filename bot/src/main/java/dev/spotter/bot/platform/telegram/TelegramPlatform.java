package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.platform.Capabilities;
import dev.spotter.bot.platform.Check;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformConnection;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.platform.WebhookEvents;
import dev.spotter.bot.platform.WebhookRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Telegram bot behind the seam. Telegram knows no idempotency key and lets no bot read a chat's
 * history, so after a lost answer the operator's choice decides, see {@link #findPosted}.
 * Thread-safe.
 *
 * <p>How long Telegram waits for the answer to a webhook request stays unconfirmed: the Bot API
 * names no time. The answer is given as soon as the update is on disk, so it matters little.
 */
final class TelegramPlatform implements Platform {

  private static final Set<String> ADMINS = Set.of("creator", "administrator");

  private final TelegramConfig config;
  private final WebhookSecret secret;
  private final TelegramUpdates updates;
  private final TelegramApi api;
  private final TelegramFiles files;
  private final MessageSender messages;
  private final PlatformConnection link;

  TelegramPlatform(TelegramConfig config, Vertx vertx, Clock clock) {
    this.config = config;
    this.secret = new WebhookSecret(config);
    this.api = new TelegramApi(vertx, config, clock);
    BotAccount account =
        new BotAccount(
            config.botId(), () -> api.call("getMe", JsonNodeFactory.instance.objectNode()));
    this.updates = new TelegramUpdates(config.name(), account, config.botName());
    this.files = new TelegramFiles(api, config);
    this.messages = new MessageSender(api);
    this.link =
        config.webhookUrl().isPresent()
            ? new WebhookRegistration(vertx, api, account, config, secret)
            : new UpdatePolling(vertx, api, account, config, updates);
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public WebhookEvents receive(WebhookRequest request) {
    secret.verify(request);
    return WebhookEvents.of(updates.parse(request.body().getBytes()).stream().toList());
  }

  @Override
  public Future<DownloadSpec> download(Picture picture, int shortSide) {
    return files.source(picture, shortSide);
  }

  @Override
  public Future<Optional<String>> memberName(Conversation in, Member member) {
    return Future.succeededFuture(member.name());
  }

  /** A private chat is run by the one who is in it, and who posts as the group is its admin. */
  @Override
  public Future<Optional<Boolean>> isAdmin(Conversation in, Member member) {
    long chat = Long.parseLong(in.id());
    if (chat > 0 || member.id().equals(in.id())) {
      return Future.succeededFuture(Optional.of(true));
    }
    ObjectNode who =
        JsonNodeFactory.instance
            .objectNode()
            .put("chat_id", chat)
            .put("user_id", Long.parseLong(member.id()));
    return api.call("getChatMember", who)
        .map(found -> Optional.of(ADMINS.contains(found.path("status").asText(""))))
        .recover(
            failure ->
                failure instanceof PlatformException p && p.reaction() == Reaction.GIVE_UP
                    ? Future.succeededFuture(Optional.of(false))
                    : Future.failedFuture(failure));
  }

  @Override
  public Future<String> post(Conversation in, OutgoingMessage message) {
    return messages.send(in, message);
  }

  @Override
  public Future<Void> edit(Conversation in, String messageId, OutgoingMessage message) {
    return messages.edit(in, messageId, message);
  }

  @Override
  public Future<Void> delete(Conversation in, String messageId) {
    return messages.delete(in, messageId);
  }

  /** Nothing can be looked up: either it is posted (again), or it counts as posted and is left. */
  @Override
  public Future<Optional<String>> findPosted(
      Conversation in, OutgoingMessage message, Optional<String> after) {
    return config.repeatWhenUnsure()
        ? Future.succeededFuture(Optional.empty())
        : Future.failedFuture(
            PlatformException.of(
                Reaction.GIVE_UP,
                "the message may have been posted, and post.when-unsure is at-most-once"));
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, false, true);
  }

  @Override
  public Optional<PlatformConnection> connection() {
    return Optional.of(link);
  }

  @Override
  public List<Check> checks() {
    return new TelegramChecks(api, config).all();
  }

  @Override
  public void close() {
    api.close();
  }
}
