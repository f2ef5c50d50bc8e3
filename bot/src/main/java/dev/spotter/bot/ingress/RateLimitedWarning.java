package dev.spotter.bot.ingress;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * A warning of what may happen thousands of times a second: it is given at most once a period, with
 * how often it happened since the last one. Thread-safe.
 */
final class RateLimitedWarning {

  private final long period;
  private final LongSupplier nanoTime;
  private final AtomicLong last;
  private final AtomicLong unsaid = new AtomicLong();

  /**
   * Creates the warning; the first occurrence is told at once.
   *
   * @param period the shortest time from one warning to the next
   * @param nanoTime a clock that never goes back, as {@link System#nanoTime}
   */
  RateLimitedWarning(Duration period, LongSupplier nanoTime) {
    this.period = period.toNanos();
    this.nanoTime = nanoTime;
    this.last = new AtomicLong(nanoTime.getAsLong() - this.period);
  }

  /**
   * Counts an occurrence.
   *
   * @param warning is given the number of occurrences, this one among them, when it is time
   */
  void happened(LongConsumer warning) {
    unsaid.incrementAndGet();
    long now = nanoTime.getAsLong();
    long before = last.get();
    if (now - before >= period && last.compareAndSet(before, now)) {
      warning.accept(unsaid.getAndSet(0));
    }
  }
}
