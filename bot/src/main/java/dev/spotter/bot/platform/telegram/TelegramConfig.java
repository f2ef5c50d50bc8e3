package dev.spotter.bot.platform.telegram;

import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformConfig;
import dev.spotter.bot.platform.PostRate;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of a Telegram bot.
 *
 * @param name the connection's name, which is also its section's
 * @param token the bot's token, as BotFather gave it
 * @param secretToken what Telegram shows with every webhook request, when the operator chose it
 * @param botName what people call the bot in plain text
 * @param apiUrl the Bot API's address, without a slash at its end
 * @param webhookUrl the webhook's public address; empty when the bot has none
 * @param repeatWhenUnsure whether a caption that may have been posted is posted again
 * @param pollTimeout how long Telegram holds a request for updates open
 * @param timeout for one API call
 */
public record TelegramConfig(
    String name,
    Secret token,
    Optional<Secret> secretToken,
    BotName botName,
    URI apiUrl,
    Optional<URI> webhookUrl,
    boolean repeatWhenUnsure,
    Duration pollTimeout,
    Duration timeout)
    implements PlatformConfig {

  /** The platform's name, and its first connection's. */
  public static final String NAME = "telegram";

  /** The token becomes part of every address, so nothing else is let in. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_:-]{1,256}");

  /** What setWebhook takes. */
  private static final Pattern SECRET_TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,256}");

  private static final String REPEAT = "at-least-once";
  private static final String LEAVE = "at-most-once";

  /**
   * Reads a connection's section.
   *
   * @param settings the operator's values
   * @param name the section's name
   * @return the settings, or nothing when there is no token
   * @throws InvalidConfigException when a value is wrong
   */
  public static Optional<TelegramConfig> read(Settings settings, String name) {
    Optional<Secret> token = settings.secret(name + ".bot-token");
    Optional<Secret> secretToken = settings.secret(name + ".secret-token");
    BotName botName = BotName.read(settings);
    Duration second = Duration.ofSeconds(1);
    URI apiUrl = settings.url(name + ".api-url", "https://api.telegram.org");
    Optional<URI> publicUrl = settings.url("http.public-url");
    String delivery =
        settings.matching(
            "post.when-unsure", REPEAT, REPEAT + "|" + LEAVE, REPEAT + " or " + LEAVE);
    Duration poll =
        settings.duration(
            name + ".poll-timeout", second.multipliedBy(25), second, second.multipliedBy(50));
    Duration timeout =
        settings.duration(
            name + ".timeout",
            second.multipliedBy(10),
            Duration.ofMillis(100),
            second.multipliedBy(60));
    secretToken.ifPresent(secret -> check(secret, SECRET_TOKEN, name + ".secret-token"));
    if (token.isEmpty()) {
      refuseSecretAlone(name, secretToken);
      return Optional.empty();
    }
    check(token.get(), TOKEN, name + ".bot-token");
    return Optional.of(
        new TelegramConfig(
            name,
            token.get(),
            secretToken,
            botName,
            apiUrl,
            publicUrl.map(url -> URI.create(url + "/webhooks/" + name)),
            delivery.equals(REPEAT),
            poll,
            timeout));
  }

  /**
   * About one message a second to a chat, and 20 a minute to a group (the Bot FAQ): at most the
   * burst and a minute's worth of the rate. Groups have negative ids.
   */
  @Override
  public PostRate postRate(String conversation) {
    return conversation.startsWith("-") ? new PostRate(0.25, 5) : new PostRate(1, 5);
  }

  @Override
  public Platform create(Vertx vertx, Clock clock, MeterRegistry registry) {
    return new TelegramPlatform(this, vertx, clock);
  }

  /** Returns the bot's id, which its token begins with; of another kind of token its digest. */
  String botId() {
    String number = token.value().replaceFirst(":.*", "");
    return number.matches("\\d+") ? number : Integer.toHexString(token.value().hashCode());
  }

  private static void check(Secret secret, Pattern allowed, String key) {
    if (!allowed.matcher(secret.value()).matches()) {
      throw new InvalidConfigException(
          "%s may hold 1 to 256 letters, digits, '_' and '-'%s and nothing else"
              .formatted(
                  Settings.variable(key),
                  allowed == TOKEN ? ", with a ':' after the number it begins with," : ""));
    }
  }

  private static void refuseSecretAlone(String name, Optional<Secret> secretToken) {
    if (secretToken.isPresent()) {
      throw new InvalidConfigException(
          "Telegram is set up in part: %s (or %s_FILE) is missing"
              .formatted(
                  Settings.variable(name + ".bot-token"), Settings.variable(name + ".bot-token")));
    }
  }
}
