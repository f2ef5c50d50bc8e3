package dev.spotter.sim.kill;

import dev.spotter.bot.cli.BotCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A bot in a process of its own that can be killed and started again on the same port. */
public final class BotNode implements Victim, AutoCloseable {

  private final List<String> program;
  private final Map<String, String> environment;
  private final Path log;
  private final int port = freePort();
  private Process process;

  /**
   * Creates a node of this version; it does not run yet.
   *
   * @param environment its configuration, without the port
   * @param log where its output goes, that of each of its lives after the other
   */
  public BotNode(Map<String, String> environment, Path log) {
    this(
        List.of("-cp", System.getProperty("java.class.path"), BotCommand.class.getName()),
        environment,
        log);
  }

  /**
   * Creates a node of any version.
   *
   * @param program what {@code java} is told to run
   */
  BotNode(List<String> program, Map<String, String> environment, Path log) {
    this.program = List.copyOf(program);
    this.environment = environment;
    this.log = log;
  }

  /** Returns the port that it listens on in each of its lives. */
  public int port() {
    return port;
  }

  /** Starts the process; completes when it listens. */
  @Override
  public CompletableFuture<Void> start() {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Doffline=true",
                "-DOPT_OUT_TRACKING=true"));
    command.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("SPOTTER_HTTP_HOST", "127.0.0.1");
    builder.environment().put("SPOTTER_HTTP_PORT", String.valueOf(port));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CompletableFuture<Void> listens = new CompletableFuture<>();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    Thread copier = new Thread(() -> copy(output, listens), "bot-" + port);
    copier.setDaemon(true);
    copier.start();
    return listens;
  }

  private void copy(BufferedReader output, CompletableFuture<Void> listens) {
    try (PrintWriter file =
        new PrintWriter(
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            true)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        file.println(line);
        if (line.contains("listens on port")) {
          listens.complete(null);
        }
      }
      file.println("-- the process has ended");
    } catch (IOException e) {
      listens.completeExceptionally(e);
    }
    listens.completeExceptionally(new IOException("the bot ended before it listened: " + tail()));
  }

  /** {@code kill -9}: nothing of the process runs any more when this returns. */
  @Override
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** The same port is taken again at each start, as an operator's bot has a fixed one. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the last lines of the log. */
  String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
