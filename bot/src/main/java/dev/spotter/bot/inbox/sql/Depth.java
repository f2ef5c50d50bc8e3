package dev.spotter.bot.inbox.sql;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounded counter of the events that are not finished yet (admission control), those on their way
 * into the database included. Thread-safe.
 */
final class Depth {

  private final int max;
  private final AtomicInteger stored = new AtomicInteger();
  private final AtomicInteger arriving = new AtomicInteger();

  /**
   * Creates a counter at zero.
   *
   * @param max the most events there may be
   * @param registry takes the number as {@code spotter.inbox.depth}
   */
  Depth(int max, MeterRegistry registry) {
    this.max = max;
    Gauge.builder("spotter.inbox.depth", this, Depth::value)
        .description("Events that are not finished yet")
        .register(registry);
  }

  /** Counts events that arrive, if there is room for all of them; none always find room. */
  boolean admit(int number) {
    if (arriving.addAndGet(number) + stored.get() > max && number > 0) {
      arriving.addAndGet(-number);
      return false;
    }
    return true;
  }

  /** Counts events that were admitted as arrived, whatever became of them. */
  void arrived(int number) {
    arriving.addAndGet(-number);
  }

  /** Adds to the unfinished events that are stored. */
  void add(int number) {
    stored.addAndGet(number);
  }

  /** Corrects the number of unfinished events that are stored: other nodes change it, too. */
  void counted(int number) {
    stored.set(number);
  }

  /** Returns the most events there may be. */
  int max() {
    return max;
  }

  /** Returns how many events are unfinished. */
  int value() {
    return stored.get() + arriving.get();
  }
}
