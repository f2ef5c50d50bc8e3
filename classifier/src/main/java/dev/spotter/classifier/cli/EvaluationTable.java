package dev.spotter.classifier.cli;

import dev.spotter.classifier.evaluation.AmongLabels;
import dev.spotter.classifier.evaluation.Evaluation;
import dev.spotter.classifier.evaluation.Evaluation.ClassFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An evaluation for people to read; {@link #toString()} gives the text.
 *
 * @param title what was evaluated on what
 * @param evaluation the figures
 * @param among the figures among the data's own labels, when the model has more of them
 */
record EvaluationTable(String title, Evaluation evaluation, Optional<AmongLabels> among) {

  private static final int CONFUSIONS = 5;

  /** How often images of one class were taken for another. */
  private record Confusion(String truth, String taken, int times) {}

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(title + "\n\n");
    add(text, "images       %,d%n", evaluation.images());
    add(
        text,
        "accuracy     %.2f %% (among the first two: %.2f %%)%n",
        100 * evaluation.accuracy(),
        100 * evaluation.top2Accuracy());
    add(text, "log loss     %.4f%n", evaluation.logLoss());
    add(text, "calibration  %.2f %% error%n", 100 * evaluation.expectedCalibrationError());
    among.ifPresent(
        own ->
            add(
                text,
                "among the data's %d labels: accuracy %.2f %%, log loss %.4f, calibration %.2f %%"
                    + " error%n",
                own.labels(),
                100 * own.accuracy(),
                own.logLoss(),
                100 * own.expectedCalibrationError()));
    add(text, "%n");
    addClasses(text);
    addConfusions(text);
    return text.toString();
  }

  private void addClasses(StringBuilder text) {
    int width =
        Math.max(
            5, evaluation.perClass().keySet().stream().mapToInt(String::length).max().orElse(0));
    String row = "%-" + width + "s  %9s  %9s  %9s  %9s%n";
    add(text, row, "class", "images", "precision", "recall", "log loss");
    evaluation
        .perClass()
        .forEach(
            (label, figures) -> {
              if (figures.images() > 0) {
                add(
                    text,
                    row,
                    label,
                    String.format(Locale.ROOT, "%,d", figures.images()),
                    percent(figures.precision()),
                    percent(figures.recall()),
                    loss(figures));
              }
            });
  }

  private void addConfusions(StringBuilder text) {
    List<Confusion> worst =
        confusions().stream()
            .sorted(Comparator.comparingInt(Confusion::times).reversed())
            .limit(CONFUSIONS)
            .toList();
    if (!worst.isEmpty()) {
      add(text, "%nmost often confused%n");
      worst.forEach(
          each -> add(text, "%,7d x %s taken for %s%n", each.times(), each.truth(), each.taken()));
    }
  }

  private List<Confusion> confusions() {
    List<String> labels = List.copyOf(evaluation.perClass().keySet());
    List<Confusion> confusions = new ArrayList<>();
    for (int truth = 0; truth < labels.size(); truth++) {
      for (int taken = 0; taken < labels.size(); taken++) {
        int times = evaluation.confusion().get(truth).get(taken);
        if (truth != taken && times > 0) {
          confusions.add(new Confusion(labels.get(truth), labels.get(taken), times));
        }
      }
    }
    return confusions;
  }

  private static String percent(Double share) {
    return share == null ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private static String loss(ClassFigures figures) {
    return figures.logLoss() == null ? "-" : String.format(Locale.ROOT, "%.4f", figures.logLoss());
  }

  private static void add(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
