package dev.spotter.sim.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long something took, over many times; to three digits, and at most a day. Not thread-safe.
 */
public final class Latency {

  private static final long LONGEST = TimeUnit.DAYS.toMicros(1);
  private static final int DIGITS = 3;
  private static final double MICROS = 1e3;

  private final Histogram micros = new Histogram(LONGEST, DIGITS);

  void record(long nanos) {
    micros.recordValue(Math.max(0, Math.min(LONGEST, TimeUnit.NANOSECONDS.toMicros(nanos))));
  }

  /**
   * Returns a percentile.
   *
   * @param percent 0 to 100
   * @return that share of the times was no longer, in milliseconds; 0 when there was none
   */
  public double millis(double percent) {
    return micros.getValueAtPercentile(percent) / MICROS;
  }
}
