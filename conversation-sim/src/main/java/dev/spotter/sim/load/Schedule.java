package dev.spotter.sim.load;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The moments at which photos are due, fixed by the plan alone: an open loop, in which nothing
 * waits for the bot. Not thread-safe.
 */
final class Schedule {

  private static final double NANOS = 1e9;

  private final double rate;
  private final Arrivals arrivals;
  private final RandomGenerator random;
  private final long end;
  private double next;

  Schedule(double rate, Duration length, Arrivals arrivals, RandomGenerator random) {
    this.rate = rate;
    this.arrivals = arrivals;
    this.random = random;
    this.end = length.toNanos();
    advance();
  }

  /** Whether no photo is due any more. */
  boolean over() {
    return next > end;
  }

  /** The moment of the next photo, in nanoseconds after the beginning. */
  long next() {
    return (long) next;
  }

  /** Goes on to the photo after the next. */
  void advance() {
    next += arrivals.gap(random) / rate * NANOS;
  }
}
