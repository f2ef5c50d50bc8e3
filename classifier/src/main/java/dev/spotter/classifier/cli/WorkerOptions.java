package dev.spotter.classifier.cli;

import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.SpotterModel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many classifiers work side by side. */
final class WorkerOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "classifiers that work side by side (default: one a core)")
  private int workers = Runtime.getRuntime().availableProcessors();

  /** Creates the classifiers. */
  ParallelClassifier on(SpotterModel model) {
    return new ParallelClassifier(model, workers);
  }

  /** Refuses impossible numbers. */
  void check() {
    if (workers < 1) {
      throw new ParameterException(command.commandLine(), "--workers must be at least 1");
    }
  }
}
