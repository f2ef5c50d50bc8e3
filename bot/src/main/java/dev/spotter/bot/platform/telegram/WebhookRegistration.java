package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.platform.EventSink;
import dev.spotter.bot.platform.Pause;
import dev.spotter.bot.platform.PlatformConnection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the bot's webhook registered: sets it at start, as the secret may have changed and cannot
 * be read back, then looks every few minutes whether it is still there and what Telegram says of
 * its deliveries.
 */
final class WebhookRegistration implements PlatformConnection {

  /** Between two looks. */
  static final Duration PERIOD = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistration.class);

  private final TelegramApi api;
  private final BotAccount account;
  private final TelegramConfig config;
  private final String url;
  private final WebhookSecret secret;
  private final Pause pause;
  private volatile boolean set;
  private volatile long lastError;

  WebhookRegistration(
      Vertx vertx,
      TelegramApi api,
      BotAccount account,
      TelegramConfig config,
      WebhookSecret secret) {
    this.api = api;
    this.account = account;
    this.config = config;
    this.url = config.webhookUrl().orElseThrow().toString();
    this.secret = secret;
    this.pause = new Pause(vertx);
  }

  @Override
  public Future<Void> session(EventSink intake) {
    return account
        .load()
        .compose(known -> set ? look() : register())
        .onSuccess(done -> intake.connected())
        .compose(done -> pause.take(PERIOD));
  }

  @Override
  public void end() {
    pause.end();
  }

  private Future<Void> register() {
    ObjectNode webhook =
        JsonNodeFactory.instance.objectNode().put("url", url).put("secret_token", secret.value());
    webhook.set("allowed_updates", TelegramUpdates.kinds());
    return api.call("setWebhook", webhook)
        .onSuccess(done -> set = true)
        .onSuccess(done -> LOG.info("Telegram will call {}", url))
        .mapEmpty();
  }

  private Future<Void> look() {
    return api.call("getWebhookInfo", JsonNodeFactory.instance.objectNode())
        .compose(
            info -> {
              tell(info);
              return url.equals(info.path("url").asText(""))
                  ? Future.<Void>succeededFuture()
                  : register();
            });
  }

  private void tell(JsonNode info) {
    long error = info.path("last_error_date").asLong();
    if (error > lastError) {
      lastError = error;
      LOG.warn(
          "Telegram could not deliver to {}: {}; {} updates wait",
          config.webhookUrl().orElseThrow(),
          info.path("last_error_message").asText(""),
          info.path("pending_update_count").asLong());
    }
  }
}
