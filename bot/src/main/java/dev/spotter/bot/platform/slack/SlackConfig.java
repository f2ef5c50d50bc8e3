package dev.spotter.bot.platform.slack;

import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.Origins;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformConfig;
import dev.spotter.bot.platform.PostRate;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The settings of a Slack app.
 *
 * @param name the connection's name, which is also its section's
 * @param botToken the token the bot acts with, {@code xoxb-...}
 * @param signingSecret the secret that Slack signs requests with; without it there is no webhook
 * @param appToken the token that opens Socket Mode connections, {@code xapp-...}; without it the
 *     bot waits for requests
 * @param botName what people call the bot in plain text
 * @param apiUrl the address that method names are added to, without a slash at its end
 * @param fileOrigins origins that pictures may be downloaded from with the bot's token
 * @param timeout for one API call
 */
public record SlackConfig(
    String name,
    Secret botToken,
    Optional<Secret> signingSecret,
    Optional<Secret> appToken,
    BotName botName,
    URI apiUrl,
    Set<String> fileOrigins,
    Duration timeout)
    implements PlatformConfig {

  /** The platform's name, and its first connection's. */
  public static final String NAME = "slack";

  private static final List<String> FILE_ORIGINS = List.of("https://files.slack.com");

  /**
   * Reads a connection's section.
   *
   * @param settings the operator's values
   * @param name the section's name
   * @return the settings, or nothing when none of the secrets is set
   * @throws InvalidConfigException when a value is wrong or only some secrets are set
   */
  public static Optional<SlackConfig> read(Settings settings, String name) {
    Optional<Secret> botToken = settings.secret(name + ".bot-token");
    Optional<Secret> signingSecret = settings.secret(name + ".signing-secret");
    Optional<Secret> appToken = settings.secret(name + ".app-token");
    BotName botName = BotName.read(settings);
    URI apiUrl = methods(settings.url(name + ".api-url", "https://slack.com/api"));
    List<String> files = settings.list(name + ".file-origins", FILE_ORIGINS);
    Duration timeout =
        settings.duration(
            name + ".timeout",
            Duration.ofSeconds(10),
            Duration.ofMillis(100),
            Duration.ofMinutes(1));
    if (Stream.of(botToken, signingSecret, appToken).allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(
        new SlackConfig(
            name,
            botToken.orElseThrow(() -> missing(name + ".bot-token")),
            signingSecret.or(() -> appToken.isPresent() ? Optional.empty() : needed(name)),
            appToken,
            botName,
            apiUrl,
            Origins.of(apiUrl, name + ".file-origins", files, FILE_ORIGINS.get(0)),
            timeout));
  }

  /** Copies {@code fileOrigins}. */
  public SlackConfig {
    fileOrigins = Set.copyOf(fileOrigins);
  }

  /** About one message a second to a channel, with short bursts above it (Slack's rate limits). */
  @Override
  public PostRate postRate(String conversation) {
    return new PostRate(1, 5);
  }

  @Override
  public Platform create(Vertx vertx, Clock clock, MeterRegistry registry) {
    return new SlackPlatform(this, vertx, clock, registry);
  }

  /** Slack keeps its methods under /api, so an address without a path means that. */
  private static URI methods(URI url) {
    return url.getPath().isEmpty() ? url.resolve("/api") : url;
  }

  private static Optional<Secret> needed(String name) {
    throw new InvalidConfigException(
        "Slack is set up in part: give %s for requests from Slack, or %s for Socket Mode"
            .formatted(
                Settings.variable(name + ".signing-secret"),
                Settings.variable(name + ".app-token")));
  }

  private static InvalidConfigException missing(String key) {
    return new InvalidConfigException(
        "Slack is set up in part: %s (or %s_FILE) is missing"
            .formatted(Settings.variable(key), Settings.variable(key)));
  }
}
