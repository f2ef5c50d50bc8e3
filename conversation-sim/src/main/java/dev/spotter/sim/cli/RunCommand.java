package dev.spotter.sim.cli;

import dev.spotter.sim.SimulatorOptions;
import dev.spotter.sim.face.vonage.CredentialFolder;
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
      "",
      "Without --bot-url a bot is started in this process. A bot of your own is started with the",
      "credentials that `spotter-sim serve` wrote; stop serve before, for its port is needed."
    })
public final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The scenario, YAML; see docs/scenarios.md.")
  private Path file;

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
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      CredentialFolder keys = new CredentialFolder(folder.path());
      keys.create(new SecureRandom());
      try (LocalSimulator local = start(scenario, keys, port == null ? 0 : port)) {
        keys.setApiUrl(local.simulator().url());
        try (LocalBot bot = LocalBot.start(keys.environment(), folder.path())) {
          return play(scenario, uploads, local, bot.webhook());
        }
      }
    }
  }

  private Report withRunningBot(Scenario scenario, Uploads uploads) {
    BotUrl.checkListening(botUrl);
    CredentialFolder keys = credentials.folder();
    if (!keys.exists()) {
      throw new CommandException(
          "The bot and the platform need the same credentials, and %s is not there. Start"
                  .formatted(keys.environmentFile())
              + " `spotter-sim serve` once to make it, or name the folder with --credentials.");
    }
    int apiPort = port != null ? port : keys.apiUrl().map(URI::getPort).orElse(0);
    try (LocalSimulator local = start(scenario, keys, apiPort)) {
      return play(scenario, uploads, local, botUrl);
    }
  }

  private static LocalSimulator start(Scenario scenario, CredentialFolder keys, int port) {
    return LocalSimulator.start(
        new SimulatorOptions(
            SimulatorOptions.LOCAL_HOST,
            port,
            keys.load(),
            scenario.delivery().imageEvents(),
            scenario.delivery().settings()));
  }

  private Report play(Scenario scenario, Uploads uploads, LocalSimulator local, URI bot) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(scenario.name());
    out.flush();
    LocalSimulator.await(local.simulator().connect(bot));
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
