package dev.spotter.sim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.spotter.sim.chat.ChatException;
import dev.spotter.sim.platform.CredentialException;
import dev.spotter.sim.scenario.ScenarioException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line as a whole. */
public final class Commands {

  /** Failures whose message is all a person needs; of others the stack trace is printed too. */
  private static final Set<Class<? extends Exception>> EXPLAINED =
      Set.of(
          CommandException.class,
          CredentialException.class,
          ScenarioException.class,
          ChatException.class);

  /** What shells know an end by Ctrl-C as. */
  private static final int INTERRUPTED = 130;

  private Commands() {}

  /**
   * Runs one command; when the process is asked to terminate meanwhile, the command is interrupted
   * and closes what it opened.
   *
   * @param args the command line
   * @return the exit code
   */
  public static int execute(String... args) {
    return Shutdown.interrupting(
        () ->
            commandLine()
                .setOut(new PrintWriter(System.out, true, UTF_8))
                .setErr(new PrintWriter(System.err, true, UTF_8))
                .execute(args));
  }

  /**
   * Puts the commands together.
   *
   * @return a command line to execute; a command that fails prints why to its error writer
   */
  public static CommandLine commandLine() {
    return new CommandLine(new DemoCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Commands::explain);
  }

  private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
    if (isInterrupt(failure)) {
      return INTERRUPTED; // whoever asked for it knows why
    }
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText("Error: " + failure.getMessage()));
    if (!EXPLAINED.contains(failure.getClass())) {
      failure.printStackTrace(err);
    }
    return 1;
  }

  /** An interrupt, or what came of going on for a moment after one: nothing starts any more. */
  private static boolean isInterrupt(Throwable failure) {
    return Thread.currentThread().isInterrupted()
        || Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .anyMatch(InterruptedException.class::isInstance);
  }
}
