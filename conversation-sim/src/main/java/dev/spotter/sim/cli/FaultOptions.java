package dev.spotter.sim.cli;

import dev.spotter.sim.scenario.Conditions;
import dev.spotter.sim.scenario.ScenarioFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says what goes wrong. */
final class FaultOptions {

  @Option(
      names = "--faults",
      paramLabel = "FILE",
      description = {
        "What goes wrong: a YAML file with the keys `faults` and `delivery` of a scenario;",
        "see docs/scenarios.md. Default: nothing does."
      })
  private Path file;

  Conditions conditions() {
    return file == null ? Conditions.USUAL : ScenarioFile.readConditions(file);
  }
}
