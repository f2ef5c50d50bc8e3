package dev.spotter.classifier.evaluation.hedging;

import dev.spotter.classifier.evaluation.OutcomeCounts;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How a method does on photos that did not choose its setting.
 *
 * @param method its name
 * @param precision that was to be kept
 * @param exactPrecision that exact words were to keep
 * @param setting chosen by all photos; "none" when none keeps the precision
 * @param right share of all photos with a right word
 * @param said precision of the words that are said
 * @param exact share of all photos with their own label
 * @param exactSaid precision of the labels that are said
 */
public record HedgingFigures(
    String method,
    double precision,
    double exactPrecision,
    String setting,
    Spread right,
    Spread said,
    Spread exact,
    Spread exactSaid) {

  /**
   * A figure over the repeats.
   *
   * @param mean not a number when it never was one
   * @param deviation standard deviation
   */
  public record Spread(double mean, double deviation) {

    private static Spread of(List<OutcomeCounts> judged, ToDoubleFunction<OutcomeCounts> figure) {
      double[] values =
          judged.stream().mapToDouble(figure).filter(value -> !Double.isNaN(value)).toArray();
      double mean = Arrays.stream(values).average().orElse(Double.NaN);
      double variance =
          Arrays.stream(values)
              .map(value -> (value - mean) * (value - mean))
              .average()
              .orElse(Double.NaN);
      return new Spread(mean, Math.sqrt(variance));
    }
  }

  static HedgingFigures of(
      String method,
      double precision,
      double exactPrecision,
      String setting,
      List<OutcomeCounts> judged) {
    return new HedgingFigures(
        method,
        precision,
        exactPrecision,
        setting,
        Spread.of(judged, OutcomeCounts::right),
        Spread.of(judged, OutcomeCounts::precision),
        Spread.of(judged, OutcomeCounts::exact),
        Spread.of(judged, OutcomeCounts::exactPrecision));
  }

  /** Returns whether the photos that did not choose kept what was to be kept. */
  boolean keeps() {
    return said.mean() >= precision && !exactFails();
  }

  /**
   * Returns whether exact words are less precise than they were to be, by more than their figure
   * scatters: often they are so few that one photo more or less moves it by some points.
   */
  boolean exactFails() {
    return exactSaid.mean() + exactSaid.deviation() < exactPrecision;
  }
}
