package dev.spotter.classifier.cli;

import dev.spotter.classifier.ClassifierPool;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.data.DataSources;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.Partition;
import dev.spotter.classifier.data.Split;
import dev.spotter.classifier.evaluation.Evaluation;
import dev.spotter.classifier.evaluation.Evaluator;
import dev.spotter.classifier.evaluation.Predictions;
import dev.spotter.classifier.evaluation.Temperature;
import dev.spotter.classifier.model.ModelCard;
import dev.spotter.classifier.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
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
      description = "the data set the model was trained on")
  private Path data;

  @Option(
      names = "--hold-out",
      required = true,
      description = "share of each class that the training held out")
  private double holdOut;

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
    ImageSet held =
        Partition.stratified(DataSources.read(data, Split.TRAIN), holdOut, seed).validation();
    try (SpotterModel loaded = model.open()) {
      ModelCard card = loaded.card();
      double fitted = Temperature.fit(predict(loaded, held)) * card.decision().temperature();
      ModelFolder.writeCard(directory, card.withDecision(card.decision().at(fitted)));
    }
    try (SpotterModel calibrated = model.open()) {
      print(calibrated.card().decision().temperature(), Evaluation.of(predict(calibrated, held)));
    }
    return 0;
  }

  private Predictions predict(SpotterModel loaded, ImageSet held) {
    try (ClassifierPool classifiers = workers.on(loaded);
        Progress progress = Progress.of("predicting", held.count())) {
      return new Evaluator(classifiers, loaded.card().labels()).predict(held, progress::at);
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
