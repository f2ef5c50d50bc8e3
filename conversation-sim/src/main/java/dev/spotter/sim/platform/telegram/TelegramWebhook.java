package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.delivery.EventDelivery;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the bot gets its updates: setWebhook, deleteWebhook, getWebhookInfo, getUpdates. Where it is
 * kinder than Telegram: the webhook may be plain HTTP, on any port, as with a Bot API server that
 * runs with {@code --local}.
 */
final class TelegramWebhook {

  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{0,256}");

  /** What is not told unless it is asked for. */
  private static final Set<String> NOT_USUAL =
      Set.of("chat_member", "message_reaction", "message_reaction_count");

  private final PendingUpdates updates;
  private EventDelivery delivery;
  private boolean setByBot;
  private String secret;
  private Optional<List<String>> allowed = Optional.empty();

  TelegramWebhook(PendingUpdates updates, String secret) {
    this.updates = updates;
    this.secret = secret;
  }

  /** Names what sends the updates. */
  void use(EventDelivery sends) {
    delivery = sends;
  }

  /** Returns what every webhook request shows; empty when the bot wants nothing shown. */
  String secret() {
    return secret;
  }

  /** Tells whether the bot wants a kind of updates; some kinds it has to ask for by name. */
  boolean wants(String kind) {
    return allowed
        .filter(kinds -> !kinds.isEmpty())
        .map(kinds -> kinds.contains(kind))
        .orElse(!NOT_USUAL.contains(kind));
  }

  /** Answers setWebhook; without an address it is deleteWebhook. */
  void set(TelegramCall call) {
    String url = call.text("url");
    if (url.isEmpty()) {
      delete(call);
      return;
    }
    String shown = call.text("secret_token");
    if (!SECRET.matcher(shown).matches()) {
      throw TelegramException.badRequest("secret token contains unallowed characters");
    }
    URI webhook = checked(url);
    secret = shown;
    allowed = call.list("allowed_updates").or(() -> allowed);
    dropIfAsked(call);
    setByBot = true;
    delivery.deliverTo(webhook);
    updates.leaveTo(TelegramException.conflict("terminated by setWebhook request"));
    done(call, "Webhook was set");
  }

  private static URI checked(String url) {
    try {
      URI webhook = URI.create(url);
      if (webhook.getHost() != null && Set.of("http", "https").contains(webhook.getScheme())) {
        return webhook;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // told below
    }
    throw TelegramException.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  }

  /** Answers deleteWebhook. */
  void delete(TelegramCall call) {
    dropIfAsked(call);
    setByBot = false;
    if (delivery.webhook().isPresent()) {
      delivery.hold();
    }
    done(call, "Webhook was deleted");
  }

  private void dropIfAsked(TelegramCall call) {
    if (call.flag("drop_pending_updates")) {
      delivery.drop();
      updates.leaveTo(TelegramException.conflict("terminated by a request to drop all updates"));
    }
  }

  private static void done(TelegramCall call, String words) {
    call.http()
        .json(new JsonObject().put("ok", true).put("result", true).put("description", words));
  }

  /** Answers getWebhookInfo. */
  void describe(TelegramCall call) {
    JsonObject info =
        new JsonObject()
            .put("url", delivery.webhook().map(URI::toString).orElse(""))
            .put("has_custom_certificate", false)
            .put("pending_update_count", delivery.unsettled());
    allowed.ifPresent(kinds -> info.put("allowed_updates", new JsonArray(kinds)));
    call.answer(info);
  }

  /**
   * Answers getUpdates. A webhook that whoever runs the simulator has named, rather than the bot
   * itself, gives way to a bot that polls.
   */
  void poll(TelegramCall call) {
    if (setByBot && delivery.webhook().isPresent()) {
      throw TelegramException.conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
              + " webhook first");
    }
    allowed = call.list("allowed_updates").or(() -> allowed);
    if (!delivery.deliversBy(updates)) {
      delivery.deliverBy(updates);
    }
    updates.poll(call);
  }
}
