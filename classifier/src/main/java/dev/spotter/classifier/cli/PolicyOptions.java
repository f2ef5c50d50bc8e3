package dev.spotter.classifier.cli;

import dev.spotter.classifier.decision.AnswerPolicy;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How sure a model has to be of what it says, and how wide a word it may say. */
final class PolicyOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--precision",
      paramLabel = "SHARE",
      description =
          "share of answers that are to be right, by a model that promises any (default: 0.9, or the"
              + " most that the model promises)")
  private Double precision;

  @Option(
      names = "--widest",
      paramLabel = "STEPS",
      description =
          "steps from a label up to the widest word that may be said: 0 for labels only, 1 for a"
              + " reptile instead of a snake, 2 for an animal (default: any)")
  private int widest = AnswerPolicy.USUAL.widest();

  /** Returns what was chosen; refuses what is out of bounds. */
  AnswerPolicy chosen() {
    try {
      return new AnswerPolicy(
          precision == null ? OptionalDouble.empty() : OptionalDouble.of(precision), widest);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
