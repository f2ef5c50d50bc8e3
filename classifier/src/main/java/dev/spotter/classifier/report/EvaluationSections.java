package dev.spotter.classifier.report;

import dev.spotter.classifier.evaluation.CalibrationBin;
import dev.spotter.classifier.evaluation.Evaluation;
import dev.spotter.classifier.report.Chart.Bar;
import dev.spotter.classifier.report.Chart.Bars;
import dev.spotter.classifier.report.Chart.Line;
import dev.spotter.classifier.report.Chart.Point;
import dev.spotter.classifier.report.Chart.Tone;
import dev.spotter.classifier.report.Tiles.Tile;
import java.util.List;

/** An evaluation's figures as sections, for any report that has one. */
public final class EvaluationSections {

  private EvaluationSections() {}

  /** Returns the figures over all images. */
  public static Tiles figures(Evaluation evaluation) {
    return new Tiles(
        "Figures",
        "",
        List.of(
            new Tile(
                "Accuracy", Numbers.percent(evaluation.accuracy()), "the first guess is right"),
            new Tile(
                "Top-2 accuracy",
                Numbers.percent(evaluation.top2Accuracy()),
                "one of the first two guesses is right"),
            new Tile(
                "Log loss",
                Numbers.decimal(evaluation.logLoss()),
                "0 is perfect, " + Numbers.decimal(guessing(evaluation)) + " is guessing"),
            new Tile(
                "Calibration error",
                Numbers.percent(evaluation.expectedCalibrationError()),
                "how far confidence is from accuracy")));
  }

  /** Returns the figures of each class. */
  public static Table classes(Evaluation evaluation) {
    return new Table(
        "Classes",
        "Precision is the share of images given a label that bear it; recall the share of images"
            + " bearing it that are given it.",
        List.of("class", "precision", "recall", "F1", "log loss", "images"),
        evaluation.perClass().entrySet().stream()
            .map(
                each ->
                    List.of(
                        each.getKey(),
                        Numbers.percent(each.getValue().precision()),
                        Numbers.percent(each.getValue().recall()),
                        Numbers.percent(each.getValue().f1()),
                        Numbers.decimal(each.getValue().logLoss()),
                        Numbers.count(each.getValue().images())))
            .toList());
  }

  /** Returns what was taken for what. */
  public static Matrix confusion(Evaluation evaluation) {
    return new Matrix(
        "Confusion matrix",
        "A row is what an image shows, a column what was said. The shade grows with the square root"
            + " of the share of the row.",
        List.copyOf(evaluation.perClass().keySet()),
        evaluation.confusion());
  }

  /** Returns whether confidence can be believed. */
  public static Chart reliability(Evaluation evaluation) {
    List<CalibrationBin> bins =
        evaluation.reliability().stream().filter(bin -> bin.images() > 0).toList();
    return new Chart(
        "Reliability",
        "Images sorted by confidence: of those at 80 %, 80 % should be right. A bar below the"
            + " diagonal is too sure of itself, one above it not sure enough; the number in a bar"
            + " counts its images.",
        Axis.percent("confidence", 1),
        Axis.percent("accuracy", 1),
        List.of(
            new Bars("accuracy", Tone.FIRST, bins.stream().map(EvaluationSections::bar).toList()),
            new Line(
                "as sure as right", Tone.GUIDE, List.of(new Point(0, 0, ""), new Point(1, 1, "")))),
        numbers(bins));
  }

  /** Returns what silence would buy. */
  public static Chart riskCoverage(Evaluation evaluation) {
    return RiskCoverageChart.of(evaluation.riskCoverage(), "images");
  }

  private static Bar bar(CalibrationBin bin) {
    return new Bar(
        bin.from(),
        bin.to(),
        bin.accuracy(),
        Numbers.count(bin.images()),
        "%s images, confidence %s, accuracy %s"
            .formatted(
                Numbers.count(bin.images()),
                Numbers.percent(bin.confidence()),
                Numbers.percent(bin.accuracy())));
  }

  private static Table numbers(List<CalibrationBin> bins) {
    return new Table(
        "Reliability in numbers",
        "",
        List.of("confidence up to", "images", "mean confidence", "accuracy"),
        bins.stream()
            .map(
                bin ->
                    List.of(
                        Numbers.percent(bin.to()),
                        Numbers.count(bin.images()),
                        Numbers.percent(bin.confidence()),
                        Numbers.percent(bin.accuracy())))
            .toList());
  }

  private static double guessing(Evaluation evaluation) {
    return Math.log(evaluation.perClass().size());
  }
}
