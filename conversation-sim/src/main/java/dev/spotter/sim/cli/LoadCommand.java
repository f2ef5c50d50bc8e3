package dev.spotter.sim.cli;

import dev.spotter.sim.load.LoadPictures;
import dev.spotter.sim.load.LoadPlan;
import dev.spotter.sim.load.LoadReport;
import dev.spotter.sim.load.LoadRun;
import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.scenario.Conditions;
import dev.spotter.sim.server.SimulatorOptions;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code load}: photos at a rate, whatever the bot does. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Post photos at a rate, whatever the bot does, and count what came of each.",
      "Times count from the moment a photo was due, so waiting is part of them.",
      "Exits with 0 only if every photo got exactly one caption, with 1 if not, with 2 on a wrong",
      "command line."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spotter-sim load --rate 20 --seconds 30",
      "  spotter-sim load --rate 20 --seconds 30 --platform slack --json",
      "  spotter-sim load --bot-url http://localhost:8080 --platform telegram --rate 50",
      "  spotter-sim load --rate 20 --seconds 60 --faults faults.yaml",
      "  spotter-sim load --rate 5 --seconds 60 --photos ~/Pictures",
      "",
      "Without --bot-url a bot is started in this process. A bot of your own is started with the",
      "credentials that `spotter-sim serve` wrote; stop serve before, for its port is needed."
    })
public final class LoadCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LoadOptions load;
  @Mixin private BotOptions bot;
  @Mixin private FaultOptions faults;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  /** Puts the load on the bot; returns 0 if every photo got exactly one caption, 1 if not. */
  @Override
  public Integer call() {
    LoadPlan plan = load.plan();
    LoadPictures pictures = load.pictures(spec.commandLine().getErr());
    PlatformEmulator emulator = bot.emulator(Optional.empty());
    Conditions conditions = faults.conditions();
    LoadReport report =
        bot.with(
            emulator,
            usual -> change(usual, conditions),
            false,
            (local, control) -> run(plan, pictures, local));
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? report.toJson().encode() : report.words());
    out.flush();
    return report.held() ? 0 : 1;
  }

  private static SimulatorOptions change(SimulatorOptions usual, Conditions conditions) {
    return usual
        .withDelivery(conditions.delivery().emulation(), conditions.delivery()::change)
        .withFaults(conditions.faults());
  }

  private LoadReport run(LoadPlan plan, LoadPictures pictures, LocalSimulator local) {
    return LocalSimulator.await(
        LoadRun.start(
            plan,
            pictures,
            local.simulator(),
            local.vertx(),
            System::nanoTime,
            new Random(plan.seed()),
            this::progress));
  }

  /** Apart from the result, so that this can be piped. */
  private void progress(LoadReport soFar) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "%d sent, %d acknowledged, %d captioned, %d doubled%n",
        soFar.sent(), soFar.acknowledged(), soFar.captioned(), soFar.duplicates());
    err.flush();
  }
}
