package dev.spotter.classifier.cli;

import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.data.DataSources;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.Partition;
import dev.spotter.classifier.data.Split;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.evaluation.Calibration;
import dev.spotter.classifier.evaluation.Evaluation;
import dev.spotter.classifier.evaluation.Evaluator;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fits a model's temperature on images it has not learnt from. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description =
        "Fits the temperature of a model's probabilities on the images that its training held out,"
            + " and writes it into the model folder.",
    footer = {
      "",
      "Give the --hold-out and --seed of the training, or the figures will flatter.",
      "",
      "Example:",
      "  spotter-classifier calibrate --data cifar-10 --model runs/mine --hold-out 0.05 --seed 1"
    })
final class CalibrateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private EngineOptions model;

  @Mixin private WorkerOptions workers;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "SOURCE",
      description = "the data set the model was trained on; all of them when it was several")
  private List<Path> data;

  @Option(
      names = "--hold-out",
      required = true,
      description = "share of each class that the training held out")
  private double holdOut;

  @Option(
      names = "--temperature",
      description =
          "take this one instead of fitting it: for a model that has learnt from all images")
  private Double temperature;

  @Option(
      names = "--min-confidence",
      description = "below this confidence the model stays silent (default: as it was)")
  private Double minConfidence;

  @Option(
      names = "--min-second",
      description =
          "say both names when only together they are sure enough, if the second has at least this"
              + " probability, such as 0.2 (default: as it was)")
  private Double minSecond;

  @Option(names = "--seed", required = true, description = "the seed of the training")
  private long seed;

  @Override
  public Integer call() throws IOException {
    workers.check();
    Path directory =
        model
            .directory()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--model is needed: the bundled one cannot be changed"));
    try (SpotterModel loaded = model.open()) {
      ModelCard card = loaded.card();
      ImageSet images =
          DataSources.read(data, Split.TRAIN, card.inputSize(), new ReadingBar()).images();
      Partition drawn = Partition.stratified(images, holdOut, seed);
      ImageSet held = (DataSources.own(data) ? drawn.withCopiesTogether() : drawn).validation();
      Calibration.Logits logits = logits(loaded, held);
      DecisionRule limits = limits(card.decision());
      DecisionRule fitted =
          temperature == null
              ? Calibration.fit(limits, logits)
              : Calibration.at(temperature, limits, logits);
      ModelFolder.writeCard(directory, card.withDecision(fitted));
      print(fitted.temperature(), Evaluation.of(logits.at(fitted.temperature())));
    }
    return 0;
  }

  private DecisionRule limits(DecisionRule old) {
    return old.saying(
        minConfidence == null ? old.minConfidence() : minConfidence,
        minSecond == null ? old.minSecond() : minSecond);
  }

  private Calibration.Logits logits(SpotterModel loaded, ImageSet held) {
    try (ParallelClassifier classifiers = workers.on(loaded);
        Progress progress = Progress.of("predicting", held.count())) {
      return new Evaluator(classifiers, loaded.card().labels()).logits(held, progress::at);
    }
  }

  private void print(double temperature, Evaluation held) {
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "temperature %.4f; on %,d held-out images: accuracy %.4f, log loss %.4f, calibration"
                + " error %.4f%n",
            temperature,
            held.images(),
            held.accuracy(),
            held.logLoss(),
            held.expectedCalibrationError());
    spec.commandLine().getOut().flush();
  }
}
