package dev.spotter.bot.log;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Rate limiter for a warning of what may happen thousands of times a second: it is given for the
 * first few occurrences one by one, then at most once a period with how often it happened since the
 * last one. Thread-safe.
 */
public final class RateLimitedWarning {

  private final long period;
  private final int burst;
  private final LongSupplier nanoTime;

  /** When all of the burst is free again. */
  private final AtomicLong freeAt;

  private final AtomicLong unsaid = new AtomicLong();

  /**
   * Creates the warning; the first occurrence is told at once.
   *
   * @param period the time from one warning to the next in the long run
   * @param burst how many occurrences are told at once after a quiet time, at least 1
   * @param nanoTime a clock that never goes back, as {@link System#nanoTime}
   */
  public RateLimitedWarning(Duration period, int burst, LongSupplier nanoTime) {
    this.period = period.toNanos();
    this.burst = burst;
    this.nanoTime = nanoTime;
    this.freeAt = new AtomicLong(nanoTime.getAsLong());
  }

  /**
   * Counts an occurrence.
   *
   * @param warning is given the number of occurrences, this one among them, when it is time
   */
  public void happened(LongConsumer warning) {
    unsaid.incrementAndGet();
    long now = nanoTime.getAsLong();
    long before = freeAt.get();
    long ahead = Math.max(before - now, 0);
    if (ahead <= period * (burst - 1L) && freeAt.compareAndSet(before, now + ahead + period)) {
      warning.accept(unsaid.getAndSet(0));
    }
  }
}
