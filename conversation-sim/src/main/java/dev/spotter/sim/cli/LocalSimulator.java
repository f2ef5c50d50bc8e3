package dev.spotter.sim.cli;

import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.server.Simulator;
import dev.spotter.sim.server.SimulatorOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A simulator for a command, with the Vert.x it runs on; closing it stops both. */
final class LocalSimulator implements AutoCloseable {

  /** Nothing is unpacked, so a temporary folder that cannot be written is no trouble. */
  private static final FileSystemOptions NO_FILE_CACHE =
      new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);

  /** How long a start that nobody waits for any more may take. */
  private static final Duration LONGEST_START = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Simulator simulator;

  private LocalSimulator(Vertx vertx, Simulator simulator) {
    this.vertx = vertx;
    this.simulator = simulator;
  }

  /** Starts a simulator and waits until it listens. */
  static LocalSimulator start(SimulatorOptions options) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setFileSystemOptions(NO_FILE_CACHE));
    Future<Simulator> starting =
        Simulator.start(vertx, options, Clock.systemUTC(), UUID::randomUUID);
    try {
      return new LocalSimulator(vertx, await(starting));
    } catch (RuntimeException failure) {
      // closed while it deploys, Vert.x completes a promise of its own twice, and logs that
      await(starting.timeout(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS).otherwiseEmpty());
      await(vertx.close());
      throw explain(options, failure);
    }
  }

  /** Sends a platform's webhooks to a bot from now on. */
  void connect(PlatformEmulator emulator, URI webhook) {
    await(simulator.connect(emulator.profile().name(), webhook));
  }

  Simulator simulator() {
    return simulator;
  }

  Vertx vertx() {
    return vertx;
  }

  /**
   * Waits for a future on a thread that may block; of its failure the cause is thrown, wrapped if
   * it is a checked one. An interrupt ends the wait with a {@link CommandException}.
   */
  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException cause
          ? cause
          : new CompletionException(failure.getCause());
    } catch (InterruptedException asked) {
      throw new CommandException("Interrupted.", asked);
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private static CommandException explain(SimulatorOptions options, RuntimeException failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof BindException) {
      return new CommandException(
          "Port %d of %s cannot be used: %s. Stop what uses it, or choose another port: --port %d"
                  .formatted(options.port(), options.host(), cause.getMessage(), options.port() + 1)
              + " (--port 0 takes any free one).",
          cause);
    }
    return new CommandException("The simulator does not start: " + cause.getMessage(), cause);
  }
}
