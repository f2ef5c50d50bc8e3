package dev.spotter.classifier.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the classifier's commands. */
@Command(
    name = "spotter-classifier",
    description = "Trains, measures and tries the network that looks at the photos.",
    mixinStandardHelpOptions = true,
    version = "Spotter 0.1.0",
    subcommands = {
      TrainCommand.class,
      CalibrateCommand.class,
      CombineCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      ScoreCommand.class,
      HedgeCommand.class,
      InspectCommand.class,
      SamplesCommand.class,
      BankCommand.class
    })
public final class ClassifierCommand {

  /**
   * Runs a command and exits with its code: 0 done, 1 failed, 2 wrong usage.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    // read by the first logger; warnings only, on standard error, for standard output is data
    System.getProperties()
        .putIfAbsent("logback.configurationFile", "dev/spotter/classifier/cli/logback.xml");
    System.exit(commandLine().execute(arguments));
  }

  /** Returns the command line, which prints a failure's message instead of its stack trace. */
  static CommandLine commandLine() {
    return new CommandLine(new ClassifierCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, result) -> {
              command.getErr().println("error: " + failure.getMessage());
              return command.getCommandSpec().exitCodeOnExecutionException();
            });
  }
}
