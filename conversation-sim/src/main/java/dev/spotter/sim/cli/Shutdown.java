package dev.spotter.sim.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a command running until the process is asked to stop, then lets it close what it opened: a
 * shutdown hook. It is opened before all else, so that it is closed last; the process ends as soon
 * as it is closed. (The hook must not wait for the command's thread: that thread goes on to {@link
 * System#exit}, which waits for the hooks.)
 */
final class Shutdown implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(15);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private Shutdown() {}

  /** Begins to listen for the process being asked to stop. */
  static Shutdown hook() {
    Shutdown shutdown = new Shutdown();
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown::stop, "shutdown"));
    return shutdown;
  }

  /** Returns when the process is asked to stop or this thread is interrupted. */
  void await() {
    try {
      asked.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that everything is closed. */
  @Override
  public void close() {
    closed.countDown();
  }

  private void stop() {
    asked.countDown();
    try {
      closed.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
