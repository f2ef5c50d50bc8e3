package dev.spotter.bot.platform.matrix;

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
 * The settings of a bot on a Matrix homeserver.
 *
 * @param name the connection's name, which is also its section's
 * @param token what the bot acts with: the application service's own, or an account's
 * @param homeserverToken what the homeserver shows with its requests; present for an application
 *     service, and else the bot asks the homeserver for its events
 * @param serviceId the id of the application service's registration
 * @param botName what people call the bot in plain text
 * @param homeserver its client-server API's address, without a slash at its end
 * @param mediaOrigins servers that may be asked for pictures: the homeserver, and where it
 *     redirects
 * @param syncTimeout how long the homeserver holds a request for events open
 * @param timeout for one API call
 */
public record MatrixConfig(
    String name,
    Secret token,
    Optional<Secret> homeserverToken,
    String serviceId,
    BotName botName,
    URI homeserver,
    Set<String> mediaOrigins,
    Duration syncTimeout,
    Duration timeout)
    implements PlatformConfig {

  /** The platform's name, and its first connection's. */
  public static final String NAME = "matrix";

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Copies {@code mediaOrigins}. */
  public MatrixConfig {
    mediaOrigins = Set.copyOf(mediaOrigins);
  }

  /**
   * Reads a connection's section.
   *
   * @param settings the operator's values
   * @param name the section's name
   * @return the settings, or nothing when none of the secrets is set
   * @throws InvalidConfigException when a value is wrong or only some secrets are set
   */
  public static Optional<MatrixConfig> read(Settings settings, String name) {
    Optional<Secret> asToken = settings.secret(name + ".as-token");
    Optional<Secret> hsToken = settings.secret(name + ".hs-token");
    Optional<Secret> accessToken = settings.secret(name + ".access-token");
    Optional<URI> homeserver = settings.server(name + ".homeserver-url");
    List<String> media = settings.list(name + ".media-origins", List.of());
    String serviceId =
        settings.matching(
            name + ".service-id",
            "spotter",
            "[A-Za-z0-9._=/+-]{1,100}",
            "the id of the registration: 1 to 100 letters, digits and . _ = / + -");
    BotName botName = BotName.read(settings);
    Duration sync = seconds(settings, name + ".sync-timeout", 30, 50);
    Duration timeout = seconds(settings, name + ".timeout", 10, 60);
    if (Stream.of(asToken, hsToken, accessToken).allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    if (accessToken.isPresent() && (asToken.isPresent() || hsToken.isPresent())) {
      throw new InvalidConfigException(
          "Matrix is set up twice: give %s alone for an ordinary account, or %s and %s for an application service"
              .formatted(
                  Settings.variable(name + ".access-token"),
                  Settings.variable(name + ".as-token"),
                  Settings.variable(name + ".hs-token")));
    }
    URI server = homeserver.orElseThrow(() -> missing(name + ".homeserver-url"));
    return Optional.of(
        new MatrixConfig(
            name,
            accessToken.or(() -> asToken).orElseThrow(() -> missing(name + ".as-token")),
            hsToken.or(() -> accessToken.isPresent() ? Optional.empty() : needed(name)),
            serviceId,
            botName,
            server,
            Origins.of(server, name + ".media-origins", media, "https://media.example.org"),
            sync,
            timeout));
  }

  /**
   * A homeserver does not limit an application service whose registration says {@code rate_limited:
   * false}; of an ordinary account Synapse takes 10 at once and 0.2 a second (rc_message).
   */
  @Override
  public PostRate postRate(String conversation) {
    return homeserverToken.isPresent() ? new PostRate(5, 10) : new PostRate(0.2, 5);
  }

  @Override
  public Platform create(Vertx vertx, Clock clock, MeterRegistry registry) {
    return new MatrixPlatform(this, vertx, clock, registry);
  }

  private static Duration seconds(Settings settings, String key, int usual, int most) {
    return settings.duration(
        key, SECOND.multipliedBy(usual), Duration.ofMillis(100), SECOND.multipliedBy(most));
  }

  private static Optional<Secret> needed(String name) {
    throw missing(name + ".hs-token");
  }

  private static InvalidConfigException missing(String key) {
    return new InvalidConfigException(
        "Matrix is set up in part: %s is missing".formatted(Settings.variable(key)));
  }
}
