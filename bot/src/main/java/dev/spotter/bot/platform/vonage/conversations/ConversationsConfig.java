package dev.spotter.bot.platform.vonage.conversations;

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
import java.time.Clock;
import java.util.Optional;

/**
 * The settings of a Vonage application that is used with the Conversation API.
 *
 * @param name the connection's name, which is also its section's
 * @param application the application the bot acts as
 * @param botName what people call the bot in plain text
 * @param botUser name of the user the bot joins conversations as
 */
public record ConversationsConfig(
    String name, VonageApplication application, BotName botName, String botUser)
    implements PlatformConfig {

  /** The platform's name, and its first connection's. */
  public static final String NAME = VonageApplication.SECTION;

  /**
   * Reads a connection's section.
   *
   * @param settings the operator's values
   * @param name the section's name
   * @return the settings, or nothing when none of the secrets is set, or the application is used
   *     with Messages alone
   * @throws InvalidConfigException when a value is wrong or only some secrets are set
   */
  public static Optional<ConversationsConfig> read(Settings settings, String name) {
    Optional<VonageApplication> application = VonageApplication.read(settings, name);
    BotName botName = BotName.read(settings);
    String botUser = settings.text(name + ".bot-user", "spotter");
    boolean chosen = ApiChoice.CONVERSATIONS.isChosen(settings) || !name.equals(NAME);
    return application
        .filter(set -> chosen)
        .map(set -> new ConversationsConfig(name, set, botName, botUser));
  }

  /** How many messages the Conversation API allows stays unconfirmed. */
  @Override
  public PostRate postRate(String conversation) {
    return new PostRate(5, 10);
  }

  @Override
  public Platform create(Vertx vertx, Clock clock, MeterRegistry registry) {
    return new ConversationsPlatform(this, vertx, clock, registry);
  }
}
