package dev.spotter.bot.cli;

import dev.spotter.bot.BotConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code --config} of the commands that look at what a bot uses, and of their subcommands. */
final class ConfigOption {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The configuration, YAML.")
  private Path config;

  /**
   * Reads the configuration.
   *
   * @param environment goes before the file
   */
  BotConfig load(Map<String, String> environment) {
    return BotConfig.load(Optional.ofNullable(config), environment);
  }
}
