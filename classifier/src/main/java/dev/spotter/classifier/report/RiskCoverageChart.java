package dev.spotter.classifier.report;

import dev.spotter.classifier.evaluation.RiskCoverage;
import dev.spotter.classifier.evaluation.RiskCoverage.OperatingPoint;
import dev.spotter.classifier.report.Chart.Dots;
import dev.spotter.classifier.report.Chart.Line;
import dev.spotter.classifier.report.Chart.Point;
import dev.spotter.classifier.report.Chart.Tone;
import java.util.List;

/** A risk-coverage curve as a chart. */
final class RiskCoverageChart {

  private static final double LEAST_RISK_SHOWN = 0.01;

  private RiskCoverageChart() {}

  /**
   * Returns the chart.
   *
   * @param curve the figures
   * @param named what gets a name, in the plural
   */
  static Chart of(RiskCoverage curve, String named) {
    double risk = curve.curve().stream().mapToDouble(RiskCoverage.Point::risk).max().orElse(0);
    return new Chart(
        "Risk and coverage",
        ("Naming only the %s it is surest of: the share of them named, against the share of names"
                + " that are wrong. The area under the curve is %s; the dots keep the precision"
                + " written beside them.")
            .formatted(named, Numbers.decimal(curve.area())),
        Axis.percent("coverage: " + named + " named", 1),
        Axis.percent("risk: names that are wrong", Math.max(LEAST_RISK_SHOWN, risk)),
        List.of(
            new Line(
                "by threshold", Tone.FIRST, curve.curve().stream().map(p -> point(p)).toList()),
            new Dots("loosest threshold for a precision", Tone.SECOND, dots(curve))),
        numbers(curve));
  }

  private static Point point(RiskCoverage.Point point) {
    return new Point(point.coverage(), point.risk(), "");
  }

  private static List<Point> dots(RiskCoverage curve) {
    return curve.atPrecision().stream()
        .filter(point -> point.threshold() != null)
        .map(p -> new Point(p.coverage(), 1 - p.precision(), whole(p.asked())))
        .toList();
  }

  private static Table numbers(RiskCoverage curve) {
    return new Table(
        "Coverage in numbers",
        "",
        List.of("precision asked", "coverage", "threshold", "precision there"),
        curve.atPrecision().stream().map(RiskCoverageChart::row).toList());
  }

  private static List<String> row(OperatingPoint point) {
    return List.of(
        whole(point.asked()),
        Numbers.percent(point.coverage()),
        Numbers.decimal(point.threshold()),
        Numbers.percent(point.precision()));
  }

  private static String whole(double share) {
    return Math.round(100 * share) + " %";
  }
}
