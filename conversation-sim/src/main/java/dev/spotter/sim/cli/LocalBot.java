package dev.spotter.sim.cli;

import dev.spotter.bot.BotConfig;
import dev.spotter.bot.SpotterBot;
import dev.spotter.sim.platform.PlatformEmulator;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Spotter in this process; closing it gives it a moment to finish what it has in hand. What it
 * has not finished then is lost with its inbox, which nobody needs any more.
 */
final class LocalBot implements AutoCloseable {

  private static final long CLOSING_MILLIS = 700;

  private final SpotterBot bot;
  private final boolean preview;

  private LocalBot(SpotterBot bot, boolean preview) {
    this.bot = bot;
    this.preview = preview;
  }

  /** Starts a bot with the usual settings. */
  static LocalBot start(Map<String, String> credentials, Path folder) {
    return start(BotSettings.USUAL, credentials, folder);
  }

  /** Starts a bot and waits until it listens; its inbox is a file in the given folder. */
  static LocalBot start(BotSettings settings, Map<String, String> credentials, Path folder) {
    try {
      BotConfig config =
          BotConfig.load(settings.config(), settings.environment(credentials, folder, 0));
      return new LocalBot(LocalSimulator.await(SpotterBot.start(config)), config.preview());
    } catch (RuntimeException failure) {
      throw new CommandException("The bot does not start: " + failure.getMessage(), failure);
    }
  }

  /** Where it takes a platform's webhooks. */
  URI webhook(PlatformEmulator emulator) {
    return BotUrl.webhook(url(), emulator);
  }

  /** Its page to try pictures on, unless that is switched off. */
  Optional<URI> preview() {
    return preview ? Optional.of(url().resolve("/preview")) : Optional.empty();
  }

  private URI url() {
    return URI.create("http://" + BotSettings.LOCAL_HOST + ":" + bot.port());
  }

  @Override
  public void close() {
    LocalSimulator.await(
        bot.stop().timeout(CLOSING_MILLIS, TimeUnit.MILLISECONDS).otherwiseEmpty());
  }
}
