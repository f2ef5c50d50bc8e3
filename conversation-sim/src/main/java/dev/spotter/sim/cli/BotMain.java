package dev.spotter.sim.cli;

import dev.spotter.bot.BotConfig;
import dev.spotter.bot.SpotterBot;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Main class of a {@link BotProcess}: a bot, and nothing else. */
public final class BotMain {

  private BotMain() {}

  /**
   * Runs a bot, configured by the environment, until the process is killed.
   *
   * @param args a configuration file, or nothing
   */
  public static void main(String[] args) {
    Optional<Path> config = Stream.of(args).findFirst().map(Path::of);
    try {
      LocalSimulator.await(SpotterBot.start(BotConfig.load(config, System.getenv())));
    } catch (RuntimeException failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }
}
