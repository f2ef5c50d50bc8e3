package dev.spotter.bot.platform;

import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.slack.SlackConfig;
import dev.spotter.bot.platform.telegram.TelegramConfig;
import dev.spotter.bot.platform.vonage.VonageConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The list of platforms the bot speaks: one line each. */
public final class Platforms {

  private static final List<Function<Settings, Optional<? extends PlatformConfig>>> ALL =
      List.of(VonageConfig::read, SlackConfig::read, TelegramConfig::read);

  private Platforms() {}

  /**
   * Reads the settings of every platform.
   *
   * @param settings the operator's values
   * @return the platforms whose secrets are set
   * @throws dev.spotter.bot.config.InvalidConfigException when a setting cannot be used
   */
  public static List<PlatformConfig> read(Settings settings) {
    return ALL.stream()
        .<PlatformConfig>flatMap(platform -> platform.apply(settings).stream())
        .toList();
  }
}
