package dev.spotter.sim.cli;

import dev.spotter.sim.picture.Samples;
import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.scenario.BotControl;
import dev.spotter.sim.scenario.RunResult;
import dev.spotter.sim.scenario.Scenario;
import dev.spotter.sim.scenario.ScenarioFile;
import dev.spotter.sim.scenario.ScenarioRun;
import dev.spotter.sim.scenario.Uploads;
import dev.spotter.sim.server.SimulatorOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: scripted conversations with expectations, one after the other. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Put a bot through scripted conversations and print the transcripts.",
      "Exits with 0 only if every expectation held, with 1 if not, with 2 on a wrong command line."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spotter-sim run thirty-photos.yaml",
      "  spotter-sim run thirty-photos.yaml --bot-url http://localhost:8080/webhooks/vonage",
      "  spotter-sim run thirty-photos.yaml --platform slack",
      "  spotter-sim run thirty-photos.yaml --model my-model --config spotter.yaml",
      "  spotter-sim run scenarios/*.yaml",
      "",
      "Without --bot-url a bot is started in this process. A bot of your own is started with the",
      "credentials that `spotter-sim serve` wrote; stop serve before, for its port is needed."
    })
public final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The scenarios, YAML; see docs/scenarios.md.")
  private List<Path> files;

  @Mixin private BotOptions bot;

  /** Runs all scenarios; returns 0 if everything held in each of them, 1 if not. */
  @Override
  public Integer call() {
    return files.stream().mapToInt(this::run).max().orElse(0);
  }

  private int run(Path file) {
    Scenario scenario = ScenarioFile.read(file);
    Path folder = file.toAbsolutePath().getParent();
    Uploads uploads = Uploads.load(scenario, folder, Samples.load());
    PlatformEmulator emulator = bot.emulator(scenario.emulator());
    return print(
        bot.with(
            emulator,
            options -> change(options, scenario),
            scenario.restartsBot(),
            (local, control) -> play(scenario, uploads, local, control)));
  }

  private static SimulatorOptions change(SimulatorOptions usual, Scenario scenario) {
    return usual
        .withDelivery(scenario.delivery().emulation(), scenario.delivery()::change)
        .withFaults(scenario.faults());
  }

  private RunResult play(
      Scenario scenario, Uploads uploads, LocalSimulator local, BotControl control) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(scenario.name());
    out.flush();
    return LocalSimulator.await(
        ScenarioRun.start(
            scenario,
            uploads,
            local.simulator(),
            control,
            local.vertx(),
            Clock.systemUTC(),
            line -> {
              out.println("  " + line);
              out.flush();
            }));
  }

  private int print(RunResult report) {
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
