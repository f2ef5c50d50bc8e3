package dev.spotter.sim.cli;

import dev.spotter.sim.SimulatorOptions;
import dev.spotter.sim.face.CredentialFolder;
import dev.spotter.sim.face.FaceKind;
import dev.spotter.sim.face.Faces;
import dev.spotter.sim.picture.Samples;
import dev.spotter.sim.scenario.Report;
import dev.spotter.sim.scenario.Scenario;
import dev.spotter.sim.scenario.ScenarioFile;
import dev.spotter.sim.scenario.ScenarioRun;
import dev.spotter.sim.scenario.Uploads;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: a scripted conversation with expectations. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Put a bot through a scripted conversation and print the transcript.",
      "Exits with 0 only if every expectation held, with 1 if not, with 2 on a wrong command line."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spotter-sim run thirty-photos.yaml",
      "  spotter-sim run thirty-photos.yaml --bot-url http://localhost:8080/webhooks/vonage",
      "  spotter-sim run thirty-photos.yaml --platform slack",
      "",
      "Without --bot-url a bot is started in this process. A bot of your own is started with the",
      "credentials that `spotter-sim serve` wrote; stop serve before, for its port is needed."
    })
public final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The scenario, YAML; see docs/scenarios.md.")
  private Path file;

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      converter = PlatformNames.class,
      completionCandidates = PlatformNames.class,
      description = {
        "What to speak as, one of: ${COMPLETION-CANDIDATES}.",
        "Default: what the scenario names, or the one that the bot's webhook ends with."
      })
  private FaceKind platform;

  @Option(names = "--bot-url", paramLabel = "URL", description = "The webhook of a running bot.")
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

  /** Runs the scenario; returns 0 if everything held, 1 if not. */
  @Override
  public Integer call() {
    Scenario scenario = ScenarioFile.read(file);
    Path folder = file.toAbsolutePath().getParent();
    Uploads uploads = Uploads.load(scenario, folder, Samples.load());
    Report report =
        botUrl == null ? withOwnBot(scenario, uploads) : withRunningBot(scenario, uploads);
    return print(report);
  }

  private Report withOwnBot(Scenario scenario, Uploads uploads) {
    FaceKind kind = kind(scenario);
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      CredentialFolder keys = new CredentialFolder(folder.path());
      keys.complete(List.of(kind), new SecureRandom());
      try (LocalSimulator local = start(scenario, kind, keys, port == null ? 0 : port)) {
        keys.setUrl(List.of(kind), local.simulator().url());
        try (LocalBot bot = LocalBot.start(keys.environment(), folder.path())) {
          local.connect(kind, bot.webhook(kind));
          return play(scenario, uploads, local);
        }
      }
    }
  }

  private Report withRunningBot(Scenario scenario, Uploads uploads) {
    FaceKind kind = kind(scenario);
    URI webhook = BotUrl.webhook(BotUrl.checkListening(botUrl), kind);
    CredentialFolder keys = credentials.folder();
    if (!keys.exists()) {
      throw new CommandException(
          "The bot and the platform need the same credentials, and %s is not there. Start"
                  .formatted(keys.environmentFile())
              + " `spotter-sim serve` once to make it, or name the folder with --credentials.");
    }
    int apiPort = port != null ? port : keys.url().map(URI::getPort).orElse(0);
    try (LocalSimulator local = start(scenario, kind, keys, apiPort)) {
      local.connect(kind, webhook);
      return play(scenario, uploads, local);
    }
  }

  private FaceKind kind(Scenario scenario) {
    return Optional.ofNullable(platform)
        .or(scenario::kind)
        .or(() -> Optional.ofNullable(botUrl).flatMap(BotUrl::platform))
        .orElse(Faces.all().get(0));
  }

  private static LocalSimulator start(
      Scenario scenario, FaceKind kind, CredentialFolder keys, int port) {
    return LocalSimulator.start(
        new SimulatorOptions(
            SimulatorOptions.LOCAL_HOST,
            port,
            List.of(kind),
            keys,
            scenario.delivery().imageEvents(),
            scenario.delivery()::change));
  }

  private Report play(Scenario scenario, Uploads uploads, LocalSimulator local) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(scenario.name());
    out.flush();
    return LocalSimulator.await(
        ScenarioRun.start(
            scenario,
            uploads,
            local.simulator(),
            local.vertx(),
            Clock.systemUTC(),
            line -> {
              out.println("  " + line);
              out.flush();
            }));
  }

  private int print(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(report.summary());
    if (report.held()) {
      out.println("Every expectation held.");
    } else {
      out.println(report.failures().size() + " expectations did not hold:");
      report.failures().forEach(failure -> out.println("  - " + failure));
    }
    out.flush();
    return report.held() ? 0 : 1;
  }
}
