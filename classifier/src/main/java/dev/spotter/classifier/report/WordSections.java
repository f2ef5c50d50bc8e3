package dev.spotter.classifier.report;

import dev.spotter.classifier.evaluation.RiskCoverage;
import dev.spotter.classifier.evaluation.RiskCoverage.OperatingPoint;
import dev.spotter.classifier.evaluation.WordEvaluation;
import dev.spotter.classifier.evaluation.WordEvaluation.Level;
import dev.spotter.classifier.report.Chart.Line;
import dev.spotter.classifier.report.Chart.Mark;
import dev.spotter.classifier.report.Chart.Point;
import dev.spotter.classifier.report.Chart.Tone;
import dev.spotter.classifier.report.Tiles.Tile;
import java.util.List;

/** What a model that hedges said in words, each photo counting once, as parts of a report. */
final class WordSections {

  private static final double LEAST_RISK_SHOWN = 0.01;
  private static final List<Tone> TONES = List.of(Tone.FIRST, Tone.SECOND, Tone.GUIDE);

  private WordSections() {}

  /** Returns the outcomes as figures. */
  static Tiles figures(WordEvaluation words) {
    return new Tiles(
        "In words",
        "Each photo counts once. A word is right when it is the photo's label, or a wider word that"
            + " holds what the photo shows.",
        List.of(
            new Tile("Right", Numbers.percent(words.right()), "of all photos have a right word"),
            new Tile("Precision", Numbers.percent(words.precision()), "of the words are right"),
            new Tile(
                "Exact",
                Numbers.percent(words.exact()),
                words.exactRight() + " labels right, " + words.exactWrong() + " wrong"),
            new Tile(
                "Wider",
                Numbers.count(words.widerRight()),
                words.widerRight() + " right, " + words.widerWrong() + " wrong"),
            new Tile("Silent", Numbers.count(words.silent()), "photos without a word")));
  }

  /** Returns what thresholds would do for words of each width. */
  static Chart levels(WordEvaluation words) {
    double risk =
        words.levels().stream()
            .flatMap(level -> level.riskCoverage().curve().stream())
            .mapToDouble(RiskCoverage.Point::risk)
            .max()
            .orElse(0);
    return new Chart(
        "Risk and coverage by width",
        "If only words of one width were said: the share of all photos that get one, against the"
            + " share of those that are wrong.",
        Axis.percent("coverage: photos named", 1),
        Axis.percent("risk: words that are wrong", Math.max(LEAST_RISK_SHOWN, risk)),
        words.levels().stream().map(WordSections::line).toList(),
        numbers(words));
  }

  private static Mark line(Level level) {
    return new Line(
        name(level),
        TONES.get(Math.min(level.height(), TONES.size() - 1)),
        level.riskCoverage().curve().stream()
            .map(point -> new Point(point.coverage(), point.risk(), ""))
            .toList());
  }

  private static Table numbers(WordEvaluation words) {
    return new Table(
        "Coverage by width in numbers",
        "",
        List.of("words", "precision asked", "coverage", "threshold", "precision there"),
        words.levels().stream()
            .flatMap(
                level ->
                    level.riskCoverage().atPrecision().stream().map(point -> row(level, point)))
            .toList());
  }

  private static List<String> row(Level level, OperatingPoint point) {
    return List.of(
        name(level),
        Math.round(100 * point.asked()) + " %",
        Numbers.percent(point.coverage()),
        Numbers.decimal(point.threshold()),
        Numbers.percent(point.precision()));
  }

  private static String name(Level level) {
    return switch (level.height()) {
      case 0 -> "labels";
      case 1 -> "wider words";
      default -> "still wider words (" + level.height() + ")";
    };
  }
}
