package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.platform.EventSink;
import dev.spotter.bot.platform.Pause;
import dev.spotter.bot.platform.PlatformConnection;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.platform.RefusedRequestException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches updates, for a bot without a public address: getUpdates, which Telegram holds open until
 * there is something. The next round's offset acknowledges what the last one brought, and that has
 * been kept by then.
 *
 * <p>Telegram answers 409 while a webhook is set, as the Bot API says of getUpdates. The bot
 * removes one, unless the operator has given a secret token: then it was set on purpose, and is
 * left in place and waited for.
 */
final class UpdatePolling implements PlatformConnection {

  private static final Logger LOG = LoggerFactory.getLogger(UpdatePolling.class);

  /** The most that Telegram gives at once. */
  private static final int LIMIT = 100;

  private final TelegramApi api;
  private final BotAccount account;
  private final TelegramConfig config;
  private final TelegramUpdates updates;
  private final Pause pause;

  /** The first update that is not acknowledged; empty when all are. */
  private volatile OptionalLong offset = OptionalLong.empty();

  private volatile boolean webhookIsOff;

  UpdatePolling(
      Vertx vertx,
      TelegramApi api,
      BotAccount account,
      TelegramConfig config,
      TelegramUpdates updates) {
    this.api = api;
    this.account = account;
    this.config = config;
    this.updates = updates;
    this.pause = new Pause(vertx);
  }

  @Override
  public Future<Void> session(EventSink intake) {
    if (webhookIsOff) {
      return round(intake)
          .recover(failure -> isRefusal(failure) ? refused(failure) : Future.failedFuture(failure));
    }
    return account.load().compose(known -> webhook()).compose(webhook -> begin(intake, webhook));
  }

  @Override
  public void end() {
    pause.end();
  }

  private Future<String> webhook() {
    return api.call("getWebhookInfo", JsonNodeFactory.instance.objectNode())
        .map(info -> info.path("url").asText(""));
  }

  /** 409 is no trouble when a webhook was set on purpose meanwhile. */
  private Future<Void> refused(Throwable failure) {
    webhookIsOff = false;
    return webhook()
        .compose(
            webhook ->
                isOnPurpose(webhook) ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  private boolean isOnPurpose(String webhook) {
    return !webhook.isEmpty() && config.secretToken().isPresent();
  }

  /** Among them 409: somebody may have set a webhook meanwhile. */
  private static boolean isRefusal(Throwable failure) {
    return failure instanceof PlatformException p && p.reaction() == Reaction.ALERT;
  }

  private Future<Void> begin(EventSink intake, String webhook) {
    if (webhook.isEmpty()) {
      webhookIsOff = true;
      intake.connected();
      return Future.succeededFuture();
    }
    if (isOnPurpose(webhook)) {
      intake.connected();
      return pause.take(WebhookRegistration.PERIOD);
    }
    LOG.warn(
        "Telegram calls {}: that webhook is removed, as this bot fetches its updates", webhook);
    return api.call("deleteWebhook", JsonNodeFactory.instance.objectNode()).mapEmpty();
  }

  private Future<Void> round(EventSink intake) {
    return pause
        .orEnd(api.await("getUpdates", request(), config.pollTimeout()))
        .compose(
            result -> result.map(list -> keep(intake, list)).orElseGet(Future::succeededFuture));
  }

  private ObjectNode request() {
    ObjectNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("limit", LIMIT)
            .put("timeout", config.pollTimeout().toSeconds());
    offset.ifPresent(first -> request.put("offset", first));
    request.set("allowed_updates", TelegramUpdates.kinds());
    return request;
  }

  private Future<Void> keep(EventSink intake, JsonNode list) {
    List<ChatEvent> events = new ArrayList<>();
    OptionalLong last = OptionalLong.empty();
    for (JsonNode update : list) {
      last = OptionalLong.of(Math.max(last.orElse(0), update.path("update_id").asLong()));
      event(update).ifPresent(events::add);
    }
    OptionalLong next = last.isEmpty() ? last : OptionalLong.of(last.getAsLong() + 1);
    return (list.isEmpty() ? Future.<Void>succeededFuture() : intake.keep(events))
        .onSuccess(kept -> offset = next)
        .onSuccess(kept -> intake.connected());
  }

  /** An update that cannot be understood is passed over, or it would come for ever. */
  private Optional<ChatEvent> event(JsonNode update) {
    try {
      return updates.event(update);
    } catch (RefusedRequestException e) {
      LOG.warn("An update of {} was passed over: {}", config.name(), e.getMessage());
      return Optional.empty();
    }
  }
}
