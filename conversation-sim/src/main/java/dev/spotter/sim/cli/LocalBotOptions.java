package dev.spotter.sim.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a bot that a command starts itself. */
final class LocalBotOptions {

  @Option(
      names = "--model",
      paramLabel = "NAME|DIR",
      description = "The started bot's model: a bundled one, or a folder. Default: the bot's own.")
  private String model;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "The started bot's configuration, YAML. Where it listens, its inbox and its credentials",
        "are set by this command. Default: none."
      })
  private Path config;

  /** Whether any of them is given. */
  boolean given() {
    return model != null || config != null;
  }

  BotSettings settings() {
    if (config != null && !Files.isReadable(config)) {
      throw new CommandException("--config: there is no file " + config + " that can be read.");
    }
    return new BotSettings(Optional.ofNullable(model), Optional.ofNullable(config));
  }
}
