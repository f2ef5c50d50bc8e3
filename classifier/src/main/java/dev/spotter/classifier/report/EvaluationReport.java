package dev.spotter.classifier.report;

import dev.spotter.classifier.evaluation.Evaluation;
import dev.spotter.classifier.modelfile.ModelCard;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report that {@code evaluate} writes. */
public final class EvaluationReport {

  private EvaluationReport() {}

  /**
   * What was evaluated on what.
   *
   * @param card the model's
   * @param engine what computed
   * @param data the images' name
   * @param date when
   */
  public record Subject(ModelCard card, String engine, String data, LocalDate date) {}

  /**
   * Puts the report together.
   *
   * @param subject what was evaluated
   * @param evaluation the figures
   * @param mistakes pictures it was wrong about
   */
  public static Report of(Subject subject, Evaluation evaluation, Gallery mistakes) {
    return new Report(
        subject.card().name(),
        "%s of %s images are recognised at the first guess."
            .formatted(Numbers.percent(evaluation.accuracy()), Numbers.count(evaluation.images())),
        List.of(
            EvaluationSections.figures(evaluation),
            model(subject),
            EvaluationSections.classes(evaluation),
            EvaluationSections.confusion(evaluation),
            EvaluationSections.reliability(evaluation),
            EvaluationSections.riskCoverage(evaluation),
            mistakes));
  }

  private static Facts model(Subject subject) {
    ModelCard card = subject.card();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Model", card.name());
    facts.put("Architecture", card.network());
    facts.put("Input", "%1$d x %1$d pixels".formatted(card.inputSize()));
    facts.put("Labels", String.valueOf(card.labels().size()));
    facts.put(
        "Size", String.format(Locale.ROOT, "%.1f MB", card.parameters().bytes() / 1_000_000.0));
    if (card.training() != null) {
      facts.put(
          "Trained on",
          "%s images of %s"
              .formatted(Numbers.count(card.training().images()), card.training().dataset()));
      facts.put("Training time", "%.0f minutes".formatted(card.training().minutes()));
    }
    facts.put("Evaluated on", subject.data());
    facts.put("Engine", subject.engine());
    facts.put("Date", subject.date().toString());
    return new Facts("Model card", "", facts);
  }
}
