package dev.spotter.bot.platform.vonage.messages;

import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformConfig;
import dev.spotter.bot.platform.PostRate;
import dev.spotter.bot.platform.vonage.ApiChoice;
import dev.spotter.bot.platform.vonage.VonageApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a Vonage application that is used with the Messages API.
 *
 * @param name the connection's name
 * @param application the application the bot acts as
 * @param botName what people call the bot in plain text
 * @param webhook where Vonage reaches the bot, when the operator said it
 * @param repeatWhenUnsure whether a message that may have been sent is sent again
 * @param statusWait how long to wait for a status of such a message before
 * @param rate how many messages a second the account is allowed, to all people together
 */
public record MessagesConfig(
    String name,
    VonageApplication application,
    BotName botName,
    Optional<URI> webhook,
    boolean repeatWhenUnsure,
    Duration statusWait,
    double rate)
    implements PlatformConfig {

  /** The platform's name, and its first connection's. */
  public static final String NAME = "vonage-messages";

  /** What Vonage allows an account in a second; its sandbox allows one (unconfirmed). */
  private static final double ACCOUNT_RATE = 30;

  /**
   * Reads a connection's section. The first connection has none of its own: its application is
   * Vonage's first one.
   *
   * @param settings the operator's values
   * @param name the connection's name
   * @return the settings, or nothing when none of the secrets is set, or the application is used
   *     with conversations alone
   * @throws InvalidConfigException when a value is wrong or only some secrets are set
   */
  public static Optional<MessagesConfig> read(Settings settings, String name) {
    boolean first = name.equals(NAME);
    String section = first ? VonageApplication.SECTION : name;
    Optional<VonageApplication> application = VonageApplication.read(settings, section);
    BotName botName = BotName.read(settings);
    Optional<URI> publicUrl = settings.url("http.public-url");
    String delivery =
        settings.matching(
            "post.when-unsure",
            "at-least-once",
            "at-least-once|at-most-once",
            "at-least-once or at-most-once");
    Duration statusWait =
        settings.duration(
            section + ".status-wait",
            Duration.ofSeconds(10),
            Duration.ofMillis(1),
            Duration.ofMinutes(5));
    double rate = settings.number(section + ".account-rate", 0.1, 10_000).orElse(ACCOUNT_RATE);
    boolean chosen = ApiChoice.MESSAGES.isChosen(settings) || !first;
    return application
        .filter(set -> chosen)
        .map(
            set ->
                new MessagesConfig(
                    name,
                    set,
                    botName,
                    publicUrl.map(url -> URI.create(url + "/webhooks/" + name)),
                    delivery.equals("at-least-once"),
                    statusWait,
                    rate));
  }

  /**
   * WhatsApp lets a business write to one person once in six seconds, and 45 times at once, says
   * its own documentation; that Vonage passes this on is unconfirmed, as are the other channels'
   * limits.
   */
  @Override
  public PostRate postRate(String conversation) {
    return conversation.startsWith(Channel.WHATSAPP.wireName())
        ? new PostRate(0.16, 40)
        : new PostRate(1, 10);
  }

  @Override
  public Optional<PostRate> accountRate() {
    return Optional.of(new PostRate(rate, (int) Math.max(1, rate)));
  }

  @Override
  public Platform create(Vertx vertx, Clock clock, MeterRegistry registry) {
    return new MessagesPlatform(this, vertx, clock, registry);
  }
}
