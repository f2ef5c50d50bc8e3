package dev.spotter.classifier.image;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A budget of processor time for decoding one image on the current thread. Time on the processor,
 * not time on the clock: a busy machine must not refuse what an idle one reads. Used by one thread.
 */
final class CpuBudget {

  private final LongSupplier nanos;
  private final long end;

  /**
   * Starts a budget.
   *
   * @param limit how much may be spent from now on
   * @param nanos what the current thread has spent so far, in nanoseconds
   */
  CpuBudget(Duration limit, LongSupplier nanos) {
    this.nanos = nanos;
    this.end = nanos.getAsLong() + limit.toNanos();
  }

  /**
   * Starts a budget of the current thread's processor time. That is never more than has passed on
   * the clock, which takes a sixth of the time to read, so it is asked for only when as much has
   * passed there.
   */
  static CpuBudget ofThisThread(Duration limit) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    if (!threads.isCurrentThreadCpuTimeSupported()) {
      return new CpuBudget(limit, System::nanoTime);
    }
    long begun = System.nanoTime();
    long before = threads.getCurrentThreadCpuTime();
    long nanos = limit.toNanos();
    return new CpuBudget(
        limit,
        () -> System.nanoTime() - begun < nanos ? before : threads.getCurrentThreadCpuTime());
  }

  /** Returns whether nothing is left. */
  boolean spent() {
    return nanos.getAsLong() - end > 0;
  }

  /**
   * Ends a decoder's work when nothing is left.
   *
   * @throws SpentException then; unchecked, since it passes through listeners that may not throw
   */
  void check() {
    if (spent()) {
      throw new SpentException();
    }
  }

  /** Thrown in the midst of decoding. */
  static final class SpentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private SpentException() {
      super("the time for this image is spent");
    }
  }
}
