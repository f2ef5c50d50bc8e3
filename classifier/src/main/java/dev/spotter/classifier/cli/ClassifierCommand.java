package dev.spotter.classifier.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.spotter.classifier.image.FoundFiles;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

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
      BankCommand.class,
      BenchmarkCommand.class,
      UpdateCommand.class
    })
public final class ClassifierCommand {

  /**
   * Runs a command and exits with its code: 0 done, 1 failed, 2 wrong usage.
   *
   * @param arguments the command line
   */
  @SuppressWarnings(
      "SystemConsoleNull") // from JDK 22 on pipes have one too; the locale decides then
  public static void main(String[] arguments) {
    // read by the first logger; warnings only, on standard error, for standard output is data
    System.getProperties()
        .putIfAbsent("logback.configurationFile", "dev/spotter/classifier/cli/logback.xml");
    CommandLine commandLine = commandLine();
    // whatever the locale: what is printed here is read by other programs
    commandLine.setOut(new PrintWriter(new OutputStreamWriter(System.out, UTF_8), true));
    System.exit(commandLine.execute(arguments));
  }

  /** Returns the command line, which prints a failure's message instead of its stack trace. */
  static CommandLine commandLine() {
    return new CommandLine(new ClassifierCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Path.class, ClassifierCommand::path)
        .setExecutionExceptionHandler(
            (failure, command, result) -> {
              command.getErr().println("error: " + reason(failure));
              return command.getCommandSpec().exitCodeOnExecutionException();
            });
  }

  /** Java cannot name a file in letters that the locale does not have. */
  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "\""
              + text
              + "\" has letters that this locale does not know: set LC_ALL=C.UTF-8, or give the"
              + " folder that it lies in");
    }
  }

  /** What the file system complains of is often a path without a word. */
  private static String reason(Exception failure) {
    IOException cause =
        failure instanceof UncheckedIOException unchecked
            ? unchecked.getCause()
            : failure instanceof IOException checked ? checked : null;
    return cause instanceof FileSystemException named
        ? named.getFile() + ": " + FoundFiles.reason(named)
        : String.valueOf(failure.getMessage());
  }
}
