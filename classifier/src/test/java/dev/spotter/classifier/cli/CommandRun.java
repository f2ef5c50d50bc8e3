package dev.spotter.classifier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/**
 * What a command did.
 *
 * @param exitCode 0 done, 1 failed, 2 wrong usage
 * @param output of standard output
 * @param error of standard error
 */
record CommandRun(int exitCode, String output, String error) {

  /** Runs a command line in this process. */
  static CommandRun of(Object... arguments) {
    StringWriter output = new StringWriter();
    StringWriter error = new StringWriter();
    CommandLine commandLine = ClassifierCommand.commandLine();
    commandLine.setOut(new PrintWriter(output)).setErr(new PrintWriter(error));
    int exitCode =
        commandLine.execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    return new CommandRun(exitCode, output.toString(), error.toString());
  }

  /** Returns the lines of the output. */
  List<String> lines() {
    return output.lines().toList();
  }

  /** Returns the lines of the output as JSON. */
  List<JsonNode> json() {
    return output.lines().map(CommandRun::parse).toList();
  }

  private static JsonNode parse(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("not JSON: " + line, e);
    }
  }
}
