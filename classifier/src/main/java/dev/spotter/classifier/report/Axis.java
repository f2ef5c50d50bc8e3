package dev.spotter.classifier.report;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.LongStream;

/**
 * One direction of a chart, from its first tick to its last.
 *
 * @param name what it measures
 * @param ticks two or more, rising
 */
public record Axis(String name, List<Tick> ticks) {

  private static final int MOST_STEPS = 5;

  /** Makes the list unmodifiable. */
  public Axis {
    ticks = List.copyOf(ticks);
  }

  /**
   * A value with a line.
   *
   * @param value in the axis' unit
   * @param text how it is written
   */
  public record Tick(double value, String text) {}

  /**
   * Returns an axis of plain numbers.
   *
   * @param name what it measures
   * @param from the smallest value to show
   * @param to the largest, above {@code from}
   */
  public static Axis numbers(String name, double from, double to) {
    double step = step(to - from);
    int digits = digits(step);
    return of(name, from, to, step, value -> decimal(digits, value));
  }

  /**
   * Returns an axis of shares, written in per cent.
   *
   * @param name what it measures
   * @param to the largest share to show, above 0
   */
  public static Axis percent(String name, double to) {
    double step = step(to);
    int digits = digits(100 * step);
    return of(name, 0, to, step, value -> decimal(digits, 100 * value) + " %");
  }

  double min() {
    return ticks.get(0).value();
  }

  double max() {
    return ticks.get(ticks.size() - 1).value();
  }

  private static Axis of(
      String name, double from, double to, double step, DoubleFunction<String> text) {
    double tolerance = 1e-9;
    long first = (long) Math.floor(from / step + tolerance);
    long last = Math.max(first + 1, (long) Math.ceil(to / step - tolerance));
    return new Axis(
        name,
        LongStream.rangeClosed(first, last)
            .mapToObj(i -> new Tick(i * step, text.apply(i * step)))
            .toList());
  }

  /** The smallest of 1, 2 and 5 times a power of ten that makes few enough steps. */
  private static double step(double range) {
    double power = Math.pow(10, Math.floor(Math.log10(range / MOST_STEPS)));
    for (int factor : new int[] {1, 2, 5}) {
      if (range / (factor * power) <= MOST_STEPS + 1e-9) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static int digits(double step) {
    return (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  }

  private static String decimal(int digits, double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
