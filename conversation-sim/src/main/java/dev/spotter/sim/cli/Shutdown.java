package dev.spotter.sim.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps a command running until the process is asked to stop, then lets it close what it opened.
 */
final class Shutdown {

  private static final Duration GRACE = Duration.ofSeconds(15);

  private Shutdown() {}

  /** Returns when the process is asked to stop or this thread is interrupted. */
  static void await() {
    Thread command = Thread.currentThread();
    Thread hook = new Thread(() -> stop(command), "shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException asked) {
      // asked to stop: return, so that the command closes everything
    }
  }

  private static void stop(Thread command) {
    command.interrupt();
    try {
      command.join(GRACE.toMillis());
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
