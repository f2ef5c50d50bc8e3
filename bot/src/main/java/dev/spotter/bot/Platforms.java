package dev.spotter.bot;

import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.PlatformConfig;
import dev.spotter.bot.platform.slack.SlackConfig;
import dev.spotter.bot.platform.telegram.TelegramConfig;
import dev.spotter.bot.platform.vonage.VonageConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The list of platforms the bot speaks: one line each. */
public final class Platforms {

  private record Known(String name, Function<Settings, Optional<? extends PlatformConfig>> read) {}

  private static final List<Known> ALL =
      List.of(
          new Known(VonageConfig.NAME, VonageConfig::read),
          new Known(SlackConfig.NAME, SlackConfig::read),
          new Known(TelegramConfig.NAME, TelegramConfig::read));

  private Platforms() {}

  /** Returns the names of all platforms, whether they are set up or not. */
  public static List<String> names() {
    return ALL.stream().map(Known::name).sorted().toList();
  }

  /**
   * Reads the settings of every platform.
   *
   * @param settings the operator's values
   * @return the platforms whose secrets are set
   * @throws dev.spotter.bot.config.InvalidConfigException when a setting cannot be used
   */
  public static List<PlatformConfig> read(Settings settings) {
    return ALL.stream()
        .<PlatformConfig>flatMap(platform -> platform.read().apply(settings).stream())
        .toList();
  }
}
