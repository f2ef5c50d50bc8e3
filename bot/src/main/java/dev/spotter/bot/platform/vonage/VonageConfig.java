package dev.spotter.bot.platform.vonage;

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
 * The settings of a Vonage application.
 *
 * @param name the connection's name, which is also its section's
 * @param applicationId the application the bot acts as
 * @param privateKey its RSA private key, PEM
 * @param signatureSecret the account's secret that webhooks are signed with
 * @param botName what people call the bot in plain text
 * @param apiUrl the API's address, without a slash at its end
 * @param botUser name of the user the bot joins conversations as
 * @param mediaOrigins origins that pictures may be downloaded from with the application's token
 * @param timeout for one API call
 */
public record VonageConfig(
    String name,
    String applicationId,
    Secret privateKey,
    Secret signatureSecret,
    BotName botName,
    URI apiUrl,
    String botUser,
    Set<String> mediaOrigins,
    Duration timeout)
    implements PlatformConfig {

  /** The platform's name, and its first connection's. */
  public static final String NAME = "vonage";

  private static final List<String> MEDIA_ORIGINS =
      List.of("https://api.nexmo.com", "https://api-us.nexmo.com", "https://api-eu.nexmo.com");

  /**
   * Reads a connection's section.
   *
   * @param settings the operator's values
   * @param name the section's name
   * @return the settings, or nothing when none of the secrets is set
   * @throws InvalidConfigException when a value is wrong or only some secrets are set
   */
  public static Optional<VonageConfig> read(Settings settings, String name) {
    Optional<Secret> applicationId = settings.secret(name + ".application-id");
    Optional<Secret> privateKey = settings.secret(name + ".private-key");
    Optional<Secret> signatureSecret = settings.secret(name + ".signature-secret");
    BotName botName = BotName.read(settings);
    URI apiUrl = settings.url(name + ".api-url", "https://api.nexmo.com");
    String botUser = settings.text(name + ".bot-user", "spotter");
    List<String> media = settings.list(name + ".media-origins", MEDIA_ORIGINS);
    Duration timeout =
        settings.duration(
            name + ".timeout",
            Duration.ofSeconds(10),
            Duration.ofMillis(100),
            Duration.ofMinutes(1));
    if (Stream.of(applicationId, privateKey, signatureSecret).allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    VonageConfig config =
        new VonageConfig(
            name,
            required(applicationId, name + ".application-id").value(),
            required(privateKey, name + ".private-key"),
            required(signatureSecret, name + ".signature-secret"),
            botName,
            apiUrl,
            botUser,
            Origins.of(apiUrl, name + ".media-origins", media, MEDIA_ORIGINS.get(0)),
            timeout);
    ApplicationToken.checkKey(config.privateKey(), name + ".private-key");
    return Optional.of(config);
  }

  /** Copies {@code mediaOrigins}. */
  public VonageConfig {
    mediaOrigins = Set.copyOf(mediaOrigins);
  }

  /** How many messages the Conversation API allows stays unconfirmed. */
  @Override
  public PostRate postRate(String conversation) {
    return new PostRate(5, 10);
  }

  @Override
  public Platform create(Vertx vertx, Clock clock, MeterRegistry registry) {
    return new VonagePlatform(this, vertx, clock, registry);
  }

  private static Secret required(Optional<Secret> secret, String key) {
    return secret.orElseThrow(
        () ->
            new InvalidConfigException(
                "Vonage is set up in part: %s (or %s_FILE) is missing"
                    .formatted(Settings.variable(key), Settings.variable(key))));
  }
}
