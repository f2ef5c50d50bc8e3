package dev.spotter.sim.cli;

import dev.spotter.sim.face.CredentialFolder;
import dev.spotter.sim.face.FaceKind;
import dev.spotter.sim.server.Faces;
import dev.spotter.sim.server.SimulatorOptions;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
  private FaceKind platform;

  @Option(
      names = "--bot-url",
      paramLabel = "URL",
      description = "The webhook of a running bot. Default: a Spotter is started in this process.")
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

  /** What to speak as; {@code named} when the command line says nothing. */
  FaceKind kind(Optional<FaceKind> named) {
    return Optional.ofNullable(platform)
        .or(() -> named)
        .or(() -> Optional.ofNullable(botUrl).flatMap(BotUrl::platform))
        .orElse(Faces.all().get(0));
  }

  /**
   * Starts a simulator, and a bot if none is named, connects them, has something done with them and
   * stops what it started.
   */
  <T> T with(
      FaceKind kind, UnaryOperator<SimulatorOptions> change, Function<LocalSimulator, T> work) {
    return botUrl == null ? withOwnBot(kind, change, work) : withRunningBot(kind, change, work);
  }

  private <T> T withOwnBot(
      FaceKind kind, UnaryOperator<SimulatorOptions> change, Function<LocalSimulator, T> work) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      CredentialFolder keys = new CredentialFolder(folder.path());
      keys.complete(List.of(kind), new SecureRandom());
      int apiPort = port == null ? 0 : port;
      try (LocalSimulator local = start(kind, keys, apiPort, change)) {
        keys.setUrl(List.of(kind), local.simulator().url());
        try (LocalBot bot = LocalBot.start(keys.environment(), folder.path())) {
          local.connect(kind, bot.webhook(kind));
          return work.apply(local);
        }
      }
    }
  }

  private <T> T withRunningBot(
      FaceKind kind, UnaryOperator<SimulatorOptions> change, Function<LocalSimulator, T> work) {
    URI webhook = BotUrl.webhook(BotUrl.checkListening(botUrl), kind);
    CredentialFolder keys = credentials.folder();
    if (!keys.exists()) {
      throw new CommandException(
          "The bot and the platform need the same credentials, and %s is not there. Start"
                  .formatted(keys.environmentFile())
              + " `spotter-sim serve` once to make it, or name the folder with --credentials.");
    }
    int apiPort = port != null ? port : keys.url().map(URI::getPort).orElse(0);
    try (LocalSimulator local = start(kind, keys, apiPort, change)) {
      local.connect(kind, webhook);
      return work.apply(local);
    }
  }

  private static LocalSimulator start(
      FaceKind kind, CredentialFolder keys, int port, UnaryOperator<SimulatorOptions> change) {
    return LocalSimulator.start(change.apply(SimulatorOptions.local(port, List.of(kind), keys)));
  }
}
