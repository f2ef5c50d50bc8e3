package dev.spotter.sim.cli;

import dev.spotter.sim.platform.PlatformEmulator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Spotter in a process of its own, which can be killed at any moment and started again on the
 * same port with the same inbox. Used by one thread at a time.
 */
final class BotProcess implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final int LOG_LINES = 20;
  private static final int POLL_MILLIS = 50;

  private final BotSettings settings;
  private final Map<String, String> environment;
  private final Path log;
  private final int port;
  private Process process;

  private BotProcess(BotSettings settings, Map<String, String> credentials, Path folder) {
    this.settings = settings;
    this.port = freePort();
    this.environment = settings.environment(credentials, folder, port);
    this.log = folder.resolve("bot.log");
  }

  /** Starts a bot and waits until it listens; its inbox and its log are in the given folder. */
  static BotProcess start(BotSettings settings, Map<String, String> credentials, Path folder) {
    BotProcess bot = new BotProcess(settings, credentials, folder);
    bot.start();
    return bot;
  }

  /** Where it takes a platform's webhooks. */
  URI webhook(PlatformEmulator emulator) {
    return BotUrl.webhook(URI.create("http://" + BotSettings.LOCAL_HOST + ":" + port), emulator);
  }

  /** Kills it, as {@code kill -9} does, and starts it again; blocks until it listens. */
  void restart() {
    close();
    start();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private void start() {
    ProcessBuilder builder = new ProcessBuilder(command());
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("SPOTTER_"));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
      awaitListening();
    } catch (IOException failure) {
      throw new CommandException(
          "The bot's process cannot be started: " + failure.getMessage(), failure);
    } catch (InterruptedException asked) {
      throw new CommandException("Interrupted.", asked);
    }
  }

  /** The same Java, with the same options and classes. */
  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-X") || option.startsWith("-D"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BotMain.class.getName());
    settings.config().ifPresent(file -> command.add(file.toAbsolutePath().toString()));
    return command;
  }

  private void awaitListening() throws InterruptedException {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (!listens()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new CommandException("The bot does not start:\n" + lastWords());
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.stream()
          .skip(Math.max(0, lines.size() - LOG_LINES))
          .collect(Collectors.joining("\n"));
    } catch (IOException unreadable) {
      return "its log cannot be read: " + unreadable.getMessage();
    }
  }

  private static int freePort() {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    } catch (IOException failure) {
      throw new CommandException("There is no free port: " + failure.getMessage(), failure);
    }
  }
}
