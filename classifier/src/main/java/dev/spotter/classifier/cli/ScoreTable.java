package dev.spotter.classifier.cli;

import dev.spotter.classifier.evaluation.OpenSetEvaluation;
import dev.spotter.classifier.evaluation.OpenSetEvaluation.ClassFigures;
import dev.spotter.classifier.evaluation.OpenSetEvaluation.Decision;
import dev.spotter.classifier.evaluation.WordEvaluation;
import dev.spotter.classifier.report.Numbers;
import java.util.Locale;

/**
 * The score of photos for people to read; {@link #toString()} gives the text.
 *
 * @param evaluation the figures of labels
 * @param words the figures of labels and wider words
 */
record ScoreTable(OpenSetEvaluation evaluation, WordEvaluation words) {

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    add(
        text,
        "photos          %,d: %,d known, %,d other%s%n",
        evaluation.photos(),
        evaluation.known(),
        evaluation.other(),
        left());
    add(text, "AUROC           %s (known against other)%n", Numbers.decimal(evaluation.auroc()));
    add(
        text,
        "macro accuracy  %s on the known photos (of all: %s)%n",
        Numbers.percent(evaluation.macroAccuracy()),
        Numbers.percent(evaluation.accuracy()));
    evaluation
        .riskCoverage()
        .atPrecision()
        .forEach(
            point ->
                add(
                    text,
                    "coverage        %s of the known photos named at %.0f %% precision%s%n",
                    Numbers.percent(point.coverage()),
                    100 * point.asked(),
                    point.threshold() == null ? "" : threshold(point.threshold())));
    addDecision(text, evaluation.decision());
    addWords(text);
    addClasses(text);
    return text.toString();
  }

  private String left() {
    return (evaluation.unreadable() == 0 ? "" : ", " + evaluation.unreadable() + " unreadable")
        + (evaluation.missing() == 0
            ? ""
            : "; " + evaluation.missing() + " more labelled without a prediction, left out");
  }

  private static void addDecision(StringBuilder text, Decision decision) {
    add(text, "%nas the model decides%n");
    add(text, "precision       %s%n", Numbers.percent(decision.precision()));
    add(
        text,
        "known photos    %s named, %s rightly%n",
        Numbers.percent(decision.knownNamed()),
        Numbers.percent(decision.knownNamedRightly()));
    add(text, "other photos    %s named%n%n", Numbers.percent(decision.otherNamed()));
  }

  private void addWords(StringBuilder text) {
    add(text, "words, each photo counting once%n");
    add(
        text,
        "right           %s of all photos, precision %s%n",
        Numbers.percent(words.right()),
        Numbers.percent(words.precision()));
    add(
        text,
        "exact           %s of all photos, precision %s: %d right, %d wrong%n",
        Numbers.percent(words.exact()),
        Numbers.percent(words.exactPrecision()),
        words.exactRight(),
        words.exactWrong());
    add(text, "wider           %d right, %d wrong%n", words.widerRight(), words.widerWrong());
    add(text, "silent          %d%n", words.silent());
    for (WordEvaluation.Level level : words.levels()) {
      add(
          text,
          "%-14s  %s of all photos named at 90 %% precision if only these were said%n",
          level.height() == 0 ? "labels" : "wider by " + level.height(),
          Numbers.percent(level.riskCoverage().coverageAt(0.9)));
    }
    text.append('\n');
  }

  private void addClasses(StringBuilder text) {
    int width = evaluation.perClass().keySet().stream().mapToInt(String::length).max().orElse(5);
    String row = "%-" + Math.max(5, width) + "s  %6s  %9s  %5s  %7s  %8s%n";
    add(text, row, "class", "photos", "accuracy", "named", "rightly", "to other");
    evaluation.perClass().forEach((label, figures) -> add(text, row, cells(label, figures)));
  }

  private static Object[] cells(String label, ClassFigures figures) {
    return new Object[] {
      label,
      figures.photos(),
      Numbers.percent(figures.accuracy()),
      figures.named(),
      figures.namedRightly(),
      figures.othersNamedSo()
    };
  }

  private static String threshold(double threshold) {
    return " (threshold " + Numbers.decimal(threshold) + ")";
  }

  private static void add(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
