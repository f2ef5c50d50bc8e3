package dev.spotter.sim.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Turns a request to terminate the process (Ctrl-C, SIGTERM) into an interrupt of the command's
 * thread, so that the command closes what it opened.
 *
 * <p>The shutdown hook waits for the command's own word that it is done, not for its thread to end:
 * a thread that returns from the command calls {@link System#exit}, which blocks for as long as
 * hooks run.
 */
final class Shutdown {

  private static final Duration GRACE = Duration.ofSeconds(15);

  private Shutdown() {}

  /**
   * Runs a command on this thread; from now on the process ends no sooner than the command, or
   * {@link #GRACE} after it was asked to.
   *
   * @param command returns the exit code
   * @return the exit code
   */
  static int interrupting(IntSupplier command) {
    Thread thread = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(thread, ended), "shutdown"));
    try {
      return command.getAsInt();
    } finally {
      ended.countDown();
    }
  }

  private static void stop(Thread thread, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return; // the command has returned, and its exit code is being passed on
    }
    thread.interrupt();
    try {
      if (!ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("Not everything could be closed in time.");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when this thread is interrupted. */
  static void await() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException asked) {
      // asked to stop: return, so that the command closes everything
    }
  }
}
