package dev.spotter.classifier.transfer;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.decision.LinearProbe;
import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.evaluation.Calibration;
import dev.spotter.classifier.modelfile.FileEntry;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import dev.spotter.classifier.modelfile.ModelFormat;
import dev.spotter.classifier.modelfile.TrainingRecord;
import dev.spotter.classifier.training.Trainer;
import dev.spotter.classifier.training.TrainingData;
import dev.spotter.classifier.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Trains a linear probe: teaches a trained network new labels without changing it. Its features of
 * every image are computed once, and a head is fitted to them. Nothing is drawn at random. What
 * {@link TrainingListener} calls an epoch is one strength of the penalty, {@link
 * RegularizationSearch}.
 */
public final class LinearProbeTrainer implements Trainer {

  /** A name is given when it is likelier than all others together. */
  private static final double MIN_CONFIDENCE = 0.5;

  private final ModelFiles extractor;
  private final boolean mirrored;
  private final int workers;
  private final IntConsumer looked;
  private final Clock clock;

  /**
   * How a head was fitted, for the model card.
   *
   * @param strength of the L2 penalty
   * @param mirrored whether every image was looked at in a mirror as well
   */
  public record Recipe(double strength, boolean mirrored) {}

  /** What the network saw of the images. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Seen(List<float[]> training, int[] targets, List<float[]> validation) {}

  /**
   * Creates a trainer.
   *
   * @param extractor the network to keep; a head it has is replaced
   * @param mirrored whether to learn from mirrored copies too
   * @param workers how many images are looked at side by side, one a core
   * @param looked told how many images have been looked at so far, mirrored ones too
   * @param clock for the time spent
   */
  public LinearProbeTrainer(
      ModelFiles extractor, boolean mirrored, int workers, IntConsumer looked, Clock clock) {
    this.extractor = extractor;
    this.mirrored = mirrored;
    this.workers = workers;
    this.looked = looked;
    this.clock = clock;
  }

  @Override
  public void train(TrainingData data, Path directory, TrainingListener listener)
      throws IOException {
    long startedAt = clock.millis();
    try (SpotterModel network = SpotterModel.extractor(extractor, Engines.preferred())) {
      Seen seen = look(network, data);
      float[] weights =
          ModelFormat.of(extractor.card()).weights(extractor.card(), seen.training().get(0).length);
      StandardScaler standardiser = StandardScaler.of(seen.training(), weights);
      float[][] rows = standardiser.apply(seen.training());
      RegularizationSearch search = new RegularizationSearch(data, listener, clock, startedAt);
      try (NDManager manager = manager();
          SoftmaxRegression problem =
              new SoftmaxRegression(
                  manager, rows, seen.targets(), data.training().labels().size())) {
        RegularizationSearch.Best best =
            search.run(problem, rows, seen.targets(), standardiser.apply(seen.validation()));
        LinearProbe head =
            standardiser.head(best.solution(), best.temperature(), rows, seen.targets());
        write(data, directory, head, decision(data, seen, head), best, network, startedAt);
        listener.end(search.result());
      }
    }
  }

  private static NDManager manager() {
    return NDManager.newBaseManager(Device.cpu(), Engines.preferred().getEngineName());
  }

  private Seen look(SpotterModel network, TrainingData data) {
    ImageSet images = data.training();
    int[] targets = images.targets();
    try (ParallelClassifier pool = new ParallelClassifier(network, workers)) {
      List<float[]> training = new ArrayList<>(Features.of(pool, images, false, looked));
      if (mirrored) {
        training.addAll(
            Features.of(pool, images, true, done -> looked.accept(images.count() + done)));
        targets = Arrays.copyOf(targets, 2 * targets.length);
        System.arraycopy(images.targets(), 0, targets, images.count(), images.count());
      }
      int before = training.size();
      List<float[]> validation =
          Features.of(pool, data.validation(), false, done -> looked.accept(before + done));
      return new Seen(training, targets, validation);
    }
  }

  /** One held-out image in ten may look unfamiliar; without any, one of those learnt from. */
  private static DecisionRule decision(TrainingData data, Seen seen, LinearProbe head) {
    boolean held = !seen.validation().isEmpty();
    List<float[]> features = held ? seen.validation() : seen.training();
    return Calibration.at(
        1,
        new DecisionRule(1, MIN_CONFIDENCE),
        new Calibration.Logits(
            data.training().labels(),
            features.stream().map(head::apply).toList(),
            held ? data.validation().targets() : seen.targets()));
  }

  private void write(
      TrainingData data,
      Path directory,
      LinearProbe head,
      DecisionRule decision,
      RegularizationSearch.Best best,
      SpotterModel network,
      long startedAt)
      throws IOException {
    ModelCard card = extractor.card();
    FileEntry parameters = ModelFormat.of(card).copy(extractor, directory);
    TrainingRecord training =
        new TrainingRecord(
            TrainingRecord.recipeOf(new Recipe(best.strength(), mirrored)),
            0,
            data.name(),
            data.sha256(),
            data.training().count(),
            Math.round((clock.millis() - startedAt) / 6e3) / 10.0,
            network.engine(),
            card.name());
    ModelFolder.writeCard(
        directory,
        new ModelCard(
            directory.toAbsolutePath().normalize().getFileName().toString(),
            data.training().labels(),
            card.inputSize(),
            card.normalisation(),
            card.architecture(),
            parameters,
            decision,
            training,
            null,
            ModelFolder.writeHead(directory, head),
            Taxonomy.usual(data.training().labels())));
  }
}
