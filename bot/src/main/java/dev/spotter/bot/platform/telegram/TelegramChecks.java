package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.Check;
import dev.spotter.bot.platform.Finding;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.Future;
import java.util.List;

/** What can be wrong with a Telegram bot, and what to do about it. */
final class TelegramChecks {

  private final TelegramApi api;
  private final TelegramConfig config;

  TelegramChecks(TelegramApi api, TelegramConfig config) {
    this.api = api;
    this.config = config;
  }

  /** Returns all checks, the most basic first. */
  List<Check> all() {
    return List.of(
        new Check(
            "bot token", () -> ask("getMe").map(TelegramChecks::token).recover(this::refused)),
        new Check("photos in groups", () -> ask("getMe").map(TelegramChecks::privacy)),
        new Check("updates", () -> ask("getWebhookInfo").map(this::updates)));
  }

  private Future<JsonNode> ask(String method) {
    return api.call(method, JsonNodeFactory.instance.objectNode());
  }

  private static Finding token(JsonNode me) {
    return Finding.fine("the bot is @" + me.path("username").asText(""));
  }

  private Future<Finding> refused(Throwable failure) {
    return failure instanceof PlatformException p && p.reaction() == Reaction.ALERT
        ? Future.succeededFuture(
            Finding.wrong(
                failure.getMessage(),
                "send /token to @BotFather and copy what it answers to "
                    + Settings.variable(config.name() + ".bot-token")))
        : Future.failedFuture(failure);
  }

  private static Finding privacy(JsonNode me) {
    if (!me.path("can_join_groups").asBoolean()) {
      return Finding.doubtful(
          "the bot cannot be added to groups",
          "send /setjoingroups to @BotFather and choose Enable, if it is to work in groups");
    }
    return me.path("can_read_all_group_messages").asBoolean()
        ? Finding.fine("the bot sees the photos of the groups it is in")
        : Finding.doubtful(
            "privacy mode is on, so the bot sees no photos in groups",
            "send /setprivacy to @BotFather and choose Disable, then remove the bot from its groups"
                + " and add it again; or make it an administrator there");
  }

  private Finding updates(JsonNode webhook) {
    String url = webhook.path("url").asText("");
    if (config.webhookUrl().isPresent()) {
      return registered(webhook, url, config.webhookUrl().get().toString());
    }
    if (url.isEmpty()) {
      return Finding.fine("no webhook is set; the bot fetches its updates");
    }
    return config.secretToken().isPresent()
        ? delivered(webhook, "Telegram calls " + url)
        : Finding.doubtful(
            "a webhook is set, " + url + ", which the bot removes when it starts",
            "set SPOTTER_HTTP_PUBLIC_URL if the bot is to be called, or leave it as it is to let"
                + " the bot fetch its updates");
  }

  private static Finding registered(JsonNode webhook, String url, String wanted) {
    return url.equals(wanted)
        ? delivered(webhook, "Telegram calls " + url)
        : Finding.doubtful(
            url.isEmpty() ? "no webhook is set yet" : "Telegram calls another address, " + url,
            "start the bot: it sets the webhook to " + wanted);
  }

  private static Finding delivered(JsonNode webhook, String message) {
    String error = webhook.path("last_error_message").asText("");
    long waiting = webhook.path("pending_update_count").asLong();
    return error.isEmpty() || waiting == 0
        ? Finding.fine(message)
        : Finding.wrong(
            "%s, but the last delivery failed: %s; %d updates wait"
                .formatted(message, error, waiting),
            "see that the address leads to this bot, that its certificate is valid, and that the"
                + " secret token is the one the webhook was set with");
  }
}
