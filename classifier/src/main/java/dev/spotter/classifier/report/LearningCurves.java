package dev.spotter.classifier.report;

import dev.spotter.classifier.report.Chart.Dots;
import dev.spotter.classifier.report.Chart.Line;
import dev.spotter.classifier.report.Chart.Mark;
import dev.spotter.classifier.report.Chart.Point;
import dev.spotter.classifier.report.Chart.Tone;
import dev.spotter.classifier.training.TrainingListener.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How a training went, epoch by epoch, as charts. */
final class LearningCurves {

  private static final int LEAST_EPOCHS_SHOWN = 5;

  private final List<Epoch> epochs;
  private final int kept;

  /**
   * Prepares the charts.
   *
   * @param epochs in their order, at least one
   * @param kept the epoch, from 0, whose weights became the model
   */
  LearningCurves(List<Epoch> epochs, int kept) {
    this.epochs = List.copyOf(epochs);
    this.kept = kept;
  }

  /** Returns the losses' chart. */
  Chart loss() {
    double largest =
        epochs.stream()
            .flatMap(each -> List.of(each.loss(), each.validationLogLoss()).stream())
            .filter(Double::isFinite)
            .mapToDouble(loss -> loss)
            .max()
            .orElse(1);
    return chart(
        "Loss by epoch",
        "The training's loss is on images as they are varied and may count labels as smoothed; the"
            + " validation's is the log loss on images as they are. When the second rises while the"
            + " first falls, the model learns by heart.",
        Axis.numbers("loss", 0, Math.max(0.01, largest)),
        Epoch::loss,
        Epoch::validationLogLoss,
        "Losses in numbers",
        Numbers::decimal);
  }

  /** Returns the accuracies' chart. */
  Chart accuracy() {
    return chart(
        "Accuracy by epoch",
        "The share of images whose first guess is right; of the training's, as they are varied. The"
            + " finished model can differ a little from its epoch, as its norms are measured anew.",
        Axis.percent("accuracy", 1),
        Epoch::accuracy,
        Epoch::validationAccuracy,
        "Accuracies in numbers",
        Numbers::percent);
  }

  /** How a figure is written. */
  private interface Writing {
    String of(Double value);
  }

  private Chart chart(
      String title,
      String text,
      Axis y,
      ToDoubleFunction<Epoch> training,
      ToDoubleFunction<Epoch> validation,
      String numbers,
      Writing writing) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Line("training", Tone.FIRST, points(training)));
    List<Point> watched = points(validation);
    if (!watched.isEmpty()) {
      marks.add(new Line("validation", Tone.SECOND, watched));
    }
    ToDoubleFunction<Epoch> judged = watched.isEmpty() ? training : validation;
    marks.add(
        new Dots(
            "the model's epoch",
            watched.isEmpty() ? Tone.FIRST : Tone.SECOND,
            points(judged).stream().filter(point -> point.x() == kept + 1).toList()));
    return new Chart(
        title,
        text,
        Axis.numbers("epoch", 0, Math.max(LEAST_EPOCHS_SHOWN, last() + 1)),
        y,
        marks,
        table(numbers, training, validation, writing));
  }

  private Table table(
      String title,
      ToDoubleFunction<Epoch> training,
      ToDoubleFunction<Epoch> validation,
      Writing writing) {
    return new Table(
        title,
        "",
        List.of("epoch", "training", "validation"),
        epochs.stream()
            .map(
                each ->
                    List.of(
                        Numbers.count(each.epoch() + 1),
                        written(writing, training.applyAsDouble(each)),
                        written(writing, validation.applyAsDouble(each))))
            .toList());
  }

  private static String written(Writing writing, double value) {
    return writing.of(Double.isFinite(value) ? value : null);
  }

  private List<Point> points(ToDoubleFunction<Epoch> figure) {
    return epochs.stream()
        .filter(each -> Double.isFinite(figure.applyAsDouble(each)))
        .map(each -> new Point(each.epoch() + 1, figure.applyAsDouble(each), ""))
        .toList();
  }

  private int last() {
    return epochs.get(epochs.size() - 1).epoch();
  }
}
