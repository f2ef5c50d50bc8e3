package dev.spotter.classifier.cli;

import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.evaluation.Evaluator;
import dev.spotter.classifier.report.HtmlReport;
import dev.spotter.classifier.report.TrainingReport;
import dev.spotter.classifier.report.TrainingReport.Judged;
import dev.spotter.classifier.report.TrainingReport.Subject;
import dev.spotter.classifier.training.TrainingListener;
import dev.spotter.classifier.training.TrainingLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes the HTML report when a training is over: the model folder is loaded as it will serve, and
 * asked about training, validation and test images.
 */
final class ReportListener implements TrainingListener {

  /** Of more training images than these only so many are asked about. */
  private static final int MOST_TRAINING_IMAGES = 5_000;

  /** Two predictors would wait for each other for ever on a training's engine settings. */
  private static final int WORKERS = 1;

  private final Path file;
  private final Path model;
  private final DataOptions.Prepared prepared;
  private final Clock clock;
  private final List<Epoch> epochs = new ArrayList<>();

  /**
   * Creates the listener.
   *
   * @param file the page to write
   * @param model the folder the training writes, with its {@link TrainingLog}
   * @param prepared the data
   * @param clock for the date
   */
  ReportListener(Path file, Path model, DataOptions.Prepared prepared, Clock clock) {
    this.file = file;
    this.model = model;
    this.prepared = prepared;
    this.clock = clock;
  }

  @Override
  public void begin(Start start) {
    if (start.firstEpoch() > 0) {
      epochs.addAll(TrainingLog.read(TrainingLog.in(model), start.firstEpoch()));
    }
  }

  @Override
  public void epochEnd(Epoch epoch) {
    epochs.add(epoch);
  }

  @Override
  public void end(Result result) {
    try (SpotterModel loaded = SpotterModel.load(model)) {
      Subject subject =
          new Subject(loaded.card(), epochs, result, prepared.findings(), LocalDate.now(clock));
      HtmlReport.write(TrainingReport.of(subject, judge(loaded)), file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report " + file, e);
    }
  }

  private List<Judged> judge(SpotterModel loaded) {
    ImageSet learnt = prepared.data().training();
    int shown = Math.min(MOST_TRAINING_IMAGES, learnt.count());
    List<Judged> parts = new ArrayList<>();
    try (ParallelClassifier classifiers = new ParallelClassifier(loaded, WORKERS)) {
      Evaluator evaluator = new Evaluator(classifiers, loaded.card().labels());
      add(parts, "training", learnt.subset(IntStream.range(0, shown).toArray()), evaluator);
      add(parts, "validation", prepared.data().validation(), evaluator);
      add(parts, "test", prepared.test(), evaluator);
    }
    return parts;
  }

  private static void add(List<Judged> parts, String part, ImageSet images, Evaluator evaluator) {
    if (images.count() > 0) {
      try (Progress progress = Progress.of("judging by " + part, images.count())) {
        parts.add(new Judged(part, images, evaluator.predict(images, progress::at)));
      }
    }
  }
}
