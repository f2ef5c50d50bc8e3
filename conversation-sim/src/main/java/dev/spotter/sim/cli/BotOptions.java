package dev.spotter.sim.cli;

import dev.spotter.sim.platform.CredentialFolder;
import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.scenario.BotControl;
import dev.spotter.sim.server.Emulators;
import dev.spotter.sim.server.SimulatorOptions;
import io.vertx.core.Vertx;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which bot is tried, and a simulator that speaks with it. */
final class BotOptions {

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      converter = PlatformNames.class,
      completionCandidates = PlatformNames.class,
      description = {
        "What to speak as, one of: ${COMPLETION-CANDIDATES}.",
        "Default: what a scenario names, or the one that the bot's webhook ends with, or vonage."
      })
  private PlatformEmulator platform;

  @Option(
      names = "--bot-url",
      paramLabel = "URL",
      description = "The webhook of a running bot. Default: a Spotter is started by this command.")
  private URI botUrl;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = {
        "Port of the platform's API. Default: any free one, or with --bot-url the one",
        "that the credentials name."
      })
  private Integer port;

  @Mixin private CredentialOptions credentials;
  @Mixin private LocalBotOptions local;

  /** What to speak as; {@code named} when the command line says nothing. */
  PlatformEmulator emulator(Optional<PlatformEmulator> named) {
    return Optional.ofNullable(platform)
        .or(() -> named)
        .or(() -> Optional.ofNullable(botUrl).flatMap(BotUrl::platform))
        .orElse(Emulators.all().get(0));
  }

  /**
   * Starts a simulator, and a bot if none is named, connects them, has something done with them and
   * stops what it started.
   *
   * @param restarts whether the bot is going to be killed and started again
   */
  <T> T with(
      PlatformEmulator emulator,
      UnaryOperator<SimulatorOptions> change,
      boolean restarts,
      BiFunction<LocalSimulator, BotControl, T> work) {
    if (botUrl == null) {
      return withOwnBot(emulator, change, restarts, work);
    }
    if (local.given()) {
      throw new CommandException("--model and --config are for a bot that this command starts.");
    }
    if (restarts) {
      throw new CommandException("restart: only a bot that this command starts can be restarted.");
    }
    return withRunningBot(emulator, change, work);
  }

  private <T> T withOwnBot(
      PlatformEmulator emulator,
      UnaryOperator<SimulatorOptions> change,
      boolean restarts,
      BiFunction<LocalSimulator, BotControl, T> work) {
    BotSettings settings = local.settings();
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      CredentialFolder keys = new CredentialFolder(folder.path());
      keys.complete(List.of(emulator), new SecureRandom());
      int apiPort = port == null ? 0 : port;
      try (LocalSimulator simulator = start(emulator, keys, apiPort, change)) {
        keys.setUrl(List.of(emulator), simulator.simulator().url());
        if (restarts) {
          try (BotProcess bot = BotProcess.start(settings, keys.environment(), folder.path())) {
            simulator.connect(emulator, bot.webhook(emulator));
            return work.apply(simulator, control(simulator.vertx(), bot));
          }
        }
        try (LocalBot bot = LocalBot.start(settings, keys.environment(), folder.path())) {
          simulator.connect(emulator, bot.webhook(emulator));
          return work.apply(simulator, BotControl.NONE);
        }
      }
    }
  }

  private static BotControl control(Vertx vertx, BotProcess bot) {
    return () ->
        vertx.executeBlocking(
            () -> {
              bot.restart();
              return null;
            });
  }

  private <T> T withRunningBot(
      PlatformEmulator emulator,
      UnaryOperator<SimulatorOptions> change,
      BiFunction<LocalSimulator, BotControl, T> work) {
    URI webhook = BotUrl.webhook(BotUrl.checkListening(botUrl), emulator);
    CredentialFolder keys = credentials.folder();
    if (!keys.exists()) {
      throw new CommandException(
          "The bot and the platform need the same credentials, and %s is not there. Start"
                  .formatted(keys.environmentFile())
              + " `spotter-sim serve` once to make it, or name the folder with --credentials.");
    }
    int apiPort = port != null ? port : keys.url().map(URI::getPort).orElse(0);
    try (LocalSimulator simulator = start(emulator, keys, apiPort, change)) {
      simulator.connect(emulator, webhook);
      return work.apply(simulator, BotControl.NONE);
    }
  }

  private static LocalSimulator start(
      PlatformEmulator emulator,
      CredentialFolder keys,
      int port,
      UnaryOperator<SimulatorOptions> change) {
    return LocalSimulator.start(
        change.apply(SimulatorOptions.local(port, List.of(emulator), keys)));
  }
}
