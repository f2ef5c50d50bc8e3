package dev.spotter.classifier.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How confidence is spread over known and other photos; those without any are left out.
 *
 * @param from the lower end of the first bin: 0, or the least confidence when that is less
 * @param to the upper end of the last bin: 1, or the largest confidence when that is more
 * @param known photos in each of the equal-width bins, from {@code from} up
 * @param other likewise
 */
public record ScoreHistogram(double from, double to, List<Integer> known, List<Integer> other) {

  /** The number of bins. */
  public static final int BINS = 20;

  /** Makes the lists unmodifiable. */
  public ScoreHistogram {
    known = List.copyOf(known);
    other = List.copyOf(other);
  }

  /** Returns the width of a bin. */
  public double width() {
    return (to - from) / BINS;
  }

  /**
   * Counts.
   *
   * @param known confidences, any numbers; infinite ones are left out
   * @param other likewise
   */
  static ScoreHistogram of(double[] known, double[] other) {
    double from = finite(known, other).reduce(0, Math::min);
    double to = finite(known, other).reduce(1, Math::max);
    return new ScoreHistogram(from, to, counts(from, to, known), counts(from, to, other));
  }

  private static DoubleStream finite(double[]... values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
  }

  private static List<Integer> counts(double from, double to, double[] values) {
    int[] counts = new int[BINS];
    finite(values)
        .mapToInt(value -> (int) (BINS * (value - from) / (to - from)))
        .forEach(bin -> counts[Math.min(bin, BINS - 1)]++);
    return Arrays.stream(counts).boxed().toList();
  }
}
