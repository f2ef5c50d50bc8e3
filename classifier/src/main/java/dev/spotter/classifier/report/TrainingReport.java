package dev.spotter.classifier.report;

import dev.spotter.classifier.data.Finding;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.evaluation.Evaluation;
import dev.spotter.classifier.evaluation.Predictions;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.report.Tiles.Tile;
import dev.spotter.classifier.training.TrainingListener.Epoch;
import dev.spotter.classifier.training.TrainingListener.Result;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The report that {@code train} ends with. */
public final class TrainingReport {

  private static final int MISTAKES_SHOWN = 40;
  private static final int SAMPLES_SHOWN = 60;

  private TrainingReport() {}

  /**
   * What was trained and how.
   *
   * @param card the model's
   * @param epochs the figures of each, at least one
   * @param result how the training ended
   * @param findings what the data check found; empty when the data was not checked
   * @param date when
   */
  public record Subject(
      ModelCard card,
      List<Epoch> epochs,
      Result result,
      Optional<List<Finding>> findings,
      LocalDate date) {}

  /**
   * The model's answers on one part of the data.
   *
   * @param part what to call it: training, validation or test
   * @param images what was looked at
   * @param predictions what was said
   * @param evaluation the figures
   */
  public record Judged(
      String part, ImageSet images, Predictions predictions, Evaluation evaluation) {

    /** Computes the figures. */
    public Judged(String part, ImageSet images, Predictions predictions) {
      this(part, images, predictions, Evaluation.of(predictions));
    }
  }

  /**
   * Puts the report together. The details are those of the last part.
   *
   * @param subject what was trained
   * @param parts the training images first; then, where there are any, validation and test
   */
  public static Report of(Subject subject, List<Judged> parts) {
    Judged judge = parts.get(parts.size() - 1);
    LearningCurves curves = new LearningCurves(subject.epochs(), subject.result().keptEpoch());
    List<Section> sections = new ArrayList<>();
    sections.add(accuracies(parts));
    sections.add(model(subject));
    subject.findings().map(TrainingReport::dataCheck).ifPresent(sections::add);
    sections.add(curves.accuracy());
    sections.add(curves.loss());
    sections.add(EvaluationSections.classes(judge.evaluation()));
    sections.add(EvaluationSections.confusion(judge.evaluation()));
    sections.add(EvaluationSections.reliability(judge.evaluation()));
    sections.add(EvaluationSections.riskCoverage(judge.evaluation()));
    sections.add(PictureGallery.mistakes(judge.predictions(), judge.images(), MISTAKES_SHOWN));
    sections.add(PictureGallery.samples(parts.get(0).images(), SAMPLES_SHOWN));
    return new Report(subject.card().name(), summary(judge), sections);
  }

  private static String summary(Judged judge) {
    return ("%s of the %s %s images are recognised at the first guess; classes, confusion,"
            + " reliability, risk and mistakes below are theirs.")
        .formatted(
            Numbers.percent(judge.evaluation().accuracy()),
            Numbers.count(judge.evaluation().images()),
            judge.part());
  }

  private static Tiles accuracies(List<Judged> parts) {
    return new Tiles(
        "Accuracy",
        "The first guess is right. Only images that were neither learnt from nor chosen by tell"
            + " how it will do on new ones.",
        parts.stream()
            .map(
                each ->
                    new Tile(
                        each.part().substring(0, 1).toUpperCase(Locale.ROOT)
                            + each.part().substring(1),
                        Numbers.percent(each.evaluation().accuracy()),
                        "%s images, log loss %s"
                            .formatted(
                                Numbers.count(each.evaluation().images()),
                                Numbers.decimal(each.evaluation().logLoss()))))
            .toList());
  }

  private static Facts model(Subject subject) {
    ModelCard card = subject.card();
    Result result = subject.result();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Model", card.name());
    facts.put("Labels", Numbers.count(card.labels().size()));
    facts.put("Input", "%1$d x %1$d pixels".formatted(card.inputSize()));
    if (card.training() != null) {
      facts.put("Data", card.training().dataset());
      facts.put("Training images", Numbers.count(card.training().images()));
      facts.put("Seed", String.valueOf(card.training().seed()));
      facts.put("Engine", card.training().engine());
    }
    facts.put("Time", time(result.seconds()));
    facts.put("Epochs", result.epochs() + ", " + ending(result));
    facts.put("Date", subject.date().toString());
    return new Facts("Training", "", facts);
  }

  private static String ending(Result result) {
    String why =
        switch (result.ending()) {
          case COMPLETE -> "all that were planned";
          case NO_IMPROVEMENT -> "until validation improved no more";
          case OUT_OF_TIME -> "until the time was over";
        };
    boolean last = result.keptEpoch() + 1 == result.epochs();
    return last ? why : why + "; the model is that of epoch " + (result.keptEpoch() + 1);
  }

  private static String time(double seconds) {
    return seconds < 90
        ? String.format(Locale.ROOT, "%.0f seconds", seconds)
        : String.format(Locale.ROOT, "%.0f minutes", seconds / 60);
  }

  private static Findings dataCheck(List<Finding> findings) {
    return new Findings(
        "Data check", "What was looked at before the training; none of it stopped it.", findings);
  }
}
