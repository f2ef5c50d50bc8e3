package dev.spotter.sim.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.spotter.sim.cli.SpotterSim;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo, or another command with a page, as a user starts it, in a JVM of its own. */
final class Demo implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("(?:ready|open) on (http://\\w+:\\d+)");

  /** Apart from those that a busy machine brings about. */
  private static final Pattern COMPLAINT =
      Pattern.compile("\\b(WARN|ERROR) +(?!BlockedThreadChecker)");

  private static final int DRAIN_SECONDS = 30;

  private final Process process;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final String url;

  private Demo(Process process) throws IOException {
    this.process = process;
    this.url = readUrl();
  }

  /** Starts a command and waits until it says where its page is. */
  static Demo start(List<String> arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    List<String> command =
        new ArrayList<>(
            List.of(java, "-Doffline=true", "-cp", classes, SpotterSim.class.getName()));
    command.addAll(arguments);
    try {
      return new Demo(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The address of the page. */
  String url() {
    return url;
  }

  /** The warnings and errors it has logged so far. */
  List<String> complaints() {
    return complaints;
  }

  private String readUrl() throws IOException {
    BufferedReader output = process.inputReader(UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append(line).append('\n');
      hear(line);
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        passOn(output);
        return ready.group(1);
      }
    }
    throw new IllegalStateException("The demo ended before it was ready:\n" + said);
  }

  /** A pipe that nobody reads would fill up and stop the demo. */
  private void hear(String line) {
    System.out.println(line);
    if (COMPLAINT.matcher(line).find()) {
      complaints.add(line);
    }
  }

  private void passOn(BufferedReader output) {
    Thread reader = new Thread(() -> copy(output), "demo-output");
    reader.setDaemon(true);
    reader.start();
  }

  private void copy(BufferedReader output) {
    try {
      output.lines().forEach(this::hear);
    } catch (UncheckedIOException closed) {
      // the demo was stopped, which closes the pipe
    }
  }

  /** Stops it the way Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
