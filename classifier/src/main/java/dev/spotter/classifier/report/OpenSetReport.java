package dev.spotter.classifier.report;

import dev.spotter.classifier.evaluation.OpenSetEvaluation;
import dev.spotter.classifier.evaluation.OpenSetEvaluation.Decision;
import dev.spotter.classifier.evaluation.ScoreHistogram;
import dev.spotter.classifier.evaluation.WordEvaluation;
import dev.spotter.classifier.report.Chart.Bar;
import dev.spotter.classifier.report.Chart.Bars;
import dev.spotter.classifier.report.Chart.Tone;
import dev.spotter.classifier.report.Tiles.Tile;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The report that {@code score} writes; it holds no photo. */
public final class OpenSetReport {

  private OpenSetReport() {}

  /**
   * Puts the report together.
   *
   * @param labels the name of the table of labels
   * @param evaluation the figures of labels
   * @param words the figures of labels and wider words
   */
  public static Report of(String labels, OpenSetEvaluation evaluation, WordEvaluation words) {
    return new Report(
        "Known or not",
        "%s photos of %s: %s show what the model was taught, %s do not. Wherever names are judged,"
                .formatted(
                    Numbers.count(evaluation.photos()),
                    labels,
                    Numbers.count(evaluation.known()),
                    Numbers.count(evaluation.other()))
            + " both are weighted to be equally many.",
        List.of(
            figures(evaluation),
            decision(evaluation.decision()),
            WordSections.figures(words),
            WordSections.levels(words),
            RiskCoverageChart.of(evaluation.riskCoverage(), "known photos"),
            histogram(evaluation),
            classes(evaluation)));
  }

  private static Tiles figures(OpenSetEvaluation evaluation) {
    return new Tiles(
        "Figures",
        left(evaluation),
        List.of(
            new Tile(
                "AUROC",
                Numbers.decimal(evaluation.auroc()),
                "a known photo is surer than another; 0.5 is guessing"),
            new Tile(
                "Macro accuracy",
                Numbers.percent(evaluation.macroAccuracy()),
                "of known photos, the mean over the classes"),
            new Tile(
                "Accuracy", Numbers.percent(evaluation.accuracy()), "of known photos, all alike"),
            new Tile(
                "Coverage",
                Numbers.percent(evaluation.coverageAt90Precision()),
                "known photos named when 90 % of names are right")));
  }

  private static String left(OpenSetEvaluation evaluation) {
    return (evaluation.unreadable() == 0
            ? ""
            : Numbers.count(evaluation.unreadable()) + " could not be read and have no name. ")
        + (evaluation.missing() == 0
            ? ""
            : Numbers.count(evaluation.missing()) + " more have a label but no prediction.");
  }

  private static Tiles decision(Decision decision) {
    return new Tiles(
        "As the model decides",
        "",
        List.of(
            new Tile("Precision", Numbers.percent(decision.precision()), "names that are right"),
            new Tile("Known, named", Numbers.percent(decision.knownNamed()), "rightly or not"),
            new Tile(
                "Known, rightly", Numbers.percent(decision.knownNamedRightly()), "their own name"),
            new Tile("Other, named", Numbers.percent(decision.otherNamed()), "always wrong")));
  }

  private static Chart histogram(OpenSetEvaluation evaluation) {
    ScoreHistogram scores = evaluation.scores();
    List<Double> known = shares(scores.known());
    List<Double> other = shares(scores.other());
    double highest = DoubleStream.concat(stream(known), stream(other)).max().orElse(0);
    return new Chart(
        "Confidence of known and other",
        "The further apart the two, the better a threshold can tell them.",
        Axis.numbers("confidence", scores.from(), scores.to()),
        Axis.percent("share of the photos", Math.max(0.05, highest)),
        List.of(
            new Bars("known", Tone.FIRST, bars(scores, known, 0)),
            new Bars("other", Tone.SECOND, bars(scores, other, 1))),
        numbers(scores));
  }

  /** Each bin's width is shared by both: known on the left, other on the right. */
  private static List<Bar> bars(ScoreHistogram scores, List<Double> shares, int half) {
    double width = scores.width() / 2;
    return IntStream.range(0, shares.size())
        .mapToObj(
            bin -> {
              double from = scores.from() + (2 * bin + half) * width;
              return new Bar(
                  from, from + width, shares.get(bin), "", Numbers.percent(shares.get(bin)));
            })
        .toList();
  }

  private static Table numbers(ScoreHistogram scores) {
    return new Table(
        "Confidence in numbers",
        "",
        List.of("confidence from", "known", "other"),
        IntStream.range(0, scores.known().size())
            .mapToObj(
                bin ->
                    List.of(
                        Numbers.decimal(scores.from() + bin * scores.width()),
                        Numbers.count(scores.known().get(bin)),
                        Numbers.count(scores.other().get(bin))))
            .toList());
  }

  private static Table classes(OpenSetEvaluation evaluation) {
    return new Table(
        "Classes",
        "Accuracy is of the first guess, whether or not it was said; the other columns count photos"
            + " by what was said.",
        List.of("class", "photos", "accuracy", "named", "rightly", "given to other"),
        evaluation.perClass().entrySet().stream()
            .map(
                each ->
                    List.of(
                        each.getKey(),
                        Numbers.count(each.getValue().photos()),
                        Numbers.percent(each.getValue().accuracy()),
                        Numbers.count(each.getValue().named()),
                        Numbers.count(each.getValue().namedRightly()),
                        Numbers.count(each.getValue().othersNamedSo())))
            .toList());
  }

  private static List<Double> shares(List<Integer> counts) {
    double whole = Math.max(1, counts.stream().mapToInt(count -> count).sum());
    return counts.stream().map(count -> count / whole).toList();
  }

  private static DoubleStream stream(List<Double> values) {
    return values.stream().mapToDouble(value -> value);
  }
}
