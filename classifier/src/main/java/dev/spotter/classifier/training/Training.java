package dev.spotter.classifier.training;

import ai.djl.engine.Engine;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.Normaliser;
import dev.spotter.classifier.model.ModelCard;
import dev.spotter.classifier.model.ModelFolder;
import dev.spotter.classifier.model.ParameterFile;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;

/**
 * One training from the first step to the last. Straight through: shuffle, augment, learn, update,
 * look ahead; a checkpoint after each epoch. Every random choice comes from the seed and the epoch,
 * so a resumed training makes the same ones.
 */
public final class Training {

  private static final int WHITENING_IMAGES = 5_000;
  private static final int EVALUATION_BATCH = 500;

  /** A name is given when it is likelier than all others together. */
  private static final double DEFAULT_MIN_CONFIDENCE = 0.5;

  /** What an outlier counts, compared with an image that shows a class (arXiv 1812.04606). */
  private static final double OUTLIER_WEIGHT = 0.5;

  private final TrainingPlan plan;
  private final TrainingListener listener;
  private final Clock clock;

  /**
   * Creates a training.
   *
   * @param plan what to train on and how
   * @param listener hears of each step and epoch
   * @param clock for the time spent
   */
  public Training(TrainingPlan plan, TrainingListener listener, Clock clock) {
    this.plan = plan;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Trains, or goes on from the checkpoint, and writes the model folder.
   *
   * @throws IOException when checkpoint or model cannot be read or written
   */
  public void run() throws IOException {
    ImageSet images = plan.images();
    if (images.count() < plan.recipe().batchSize()) {
      throw new IOException(
          images.count() + " images do not fill a batch of " + plan.recipe().batchSize());
    }
    Normaliser normaliser = plan.normaliser();
    float[] whitening = Whitening.filters(firstImages(images, normaliser), images.size());
    try (Network network =
        new Network(plan.recipe(), images.size(), images.labels().size(), whitening, plan.seed())) {
      if (plan.start().isPresent()) {
        network.take(plan.start().get());
      }
      new Run(network, normaliser).toTheEnd();
    }
  }

  private static float[] firstImages(ImageSet images, Normaliser normaliser) {
    int count = Math.min(WHITENING_IMAGES, images.count());
    return normaliser.apply(images.pixels(), 0, count, images.size());
  }

  /** The state of one running training. */
  private final class Run {

    private final Network network;
    private final Normaliser normaliser;
    private final NesterovSgd optimizer;
    private final Lookahead lookahead;
    private final Augmenter augmenter;
    private final Checkpoint checkpoint = new Checkpoint(plan.directory());
    private final int outliers =
        (int) (plan.recipe().batchSize() * plan.recipe().augmentation().outlierShare());
    private final int imagesPerStep = plan.recipe().batchSize() - outliers;
    private final int stepsPerEpoch = plan.images().count() / imagesPerStep;
    private final int steps = stepsPerEpoch * plan.recipe().epochs();
    private long startedAt = clock.millis();
    private int epoch;

    Run(Network network, Normaliser normaliser) {
      this.network = network;
      this.normaliser = normaliser;
      this.optimizer = new NesterovSgd(plan.recipe(), network.parameters());
      this.lookahead = new Lookahead(network.parameters());
      this.augmenter =
          new Augmenter(plan.images(), plan.recipe().augmentation(), plan.seed(), normaliser);
    }

    void toTheEnd() throws IOException {
      if (plan.resume() && checkpoint.exists()) {
        Checkpoint.Header header = checkpoint.read(header(0), network, optimizer, lookahead);
        epoch = header.epochsDone();
        startedAt -= (long) (header.seconds() * 1000);
      }
      listener.begin(
          new TrainingListener.Start(
              plan.recipe().epochs(), stepsPerEpoch, epoch, plan.images().count()));
      for (; epoch < plan.recipe().epochs(); epoch++) {
        epoch();
      }
      measureNorms();
      save();
      listener.end();
    }

    private void epoch() throws IOException {
      if (epoch >= plan.recipe().whiteningBiasEpochs()) {
        network.freezeWhiteningBias();
      }
      Random random = new Random(plan.seed() * 31 + epoch);
      int[] order = Permutation.of(plan.images().count(), random);
      double loss = 0;
      double accuracy = 0;
      for (int step = 0; step < stepsPerEpoch; step++) {
        Network.Result result = step(order, step, random);
        loss += result.loss() / stepsPerEpoch;
        accuracy += result.accuracy() / stepsPerEpoch;
      }
      if (epoch + 1 == plan.recipe().epochs()) {
        lookahead.finish();
      }
      checkpoint.write(header(epoch + 1), network, optimizer, lookahead);
      float[] logits = validationLogits();
      int[] targets = plan.validation().targets();
      listener.epochEnd(
          new TrainingListener.Epoch(
              epoch,
              loss,
              accuracy,
              Scores.accuracy(logits, targets),
              Scores.logLoss(logits, targets),
              seconds()));
    }

    private Network.Result step(int[] order, int step, Random random) {
      Network.Result result = network.learn(batch(order, step, random));
      int done = epoch * stepsPerEpoch + step;
      update(plan.recipe().optimiser().rateAt(done / (double) steps));
      if ((done + 1) % Lookahead.INTERVAL == 0) {
        lookahead.pull((done + 1) / (double) steps);
      }
      listener.step(new TrainingListener.Step(epoch, step, result.loss(), result.accuracy()));
      return result;
    }

    /** Outliers are spread evenly, so that every shard gets its share. */
    private Batch batch(int[] order, int step, Random random) {
      int[] indices = new int[plan.recipe().batchSize()];
      int[] targets = new int[indices.length];
      int taken = step * imagesPerStep;
      for (int i = 0; i < indices.length; i++) {
        boolean outlier =
            (long) (i + 1) * outliers / indices.length > (long) i * outliers / indices.length;
        indices[i] = outlier ? Batch.UNKNOWN : order[taken++];
        targets[i] = outlier ? Batch.UNKNOWN : plan.images().targets()[indices[i]];
      }
      return Batch.of(
          augmenter.batch(indices, epoch, random),
          targets,
          plan.images().labels().size(),
          plan.recipe().labelSmoothing(),
          OUTLIER_WEIGHT);
    }

    private void update(double share) {
      network
          .parameters()
          .forEach(
              (name, parameter) -> {
                if (parameter.requiresGradient()) {
                  optimizer.update(name, parameter, share);
                }
              });
    }

    /** Every training image once, unshifted, with all weights left alone. */
    private void measureNorms() {
      NormStatistics statistics = new NormStatistics(network.parameters());
      ImageSet images = plan.images();
      int size = plan.recipe().batchSize();
      int batches = images.count() / size;
      for (int step = 0; step < batches; step++) {
        int from = step * size;
        float[] pixels = normaliser.apply(images.pixels(), from, size, images.size());
        int[] targets = Arrays.copyOfRange(images.targets(), from, from + size);
        Batch batch = Batch.of(pixels, targets, images.labels().size(), 0, 0);
        statistics.measure(() -> network.learn(batch));
      }
      statistics.apply(batches * Network.normShare());
    }

    private float[] validationLogits() {
      ImageSet held = plan.validation();
      float[] logits = new float[held.count() * held.labels().size()];
      int at = 0;
      for (int from = 0; from < held.count(); from += EVALUATION_BATCH) {
        int count = Math.min(EVALUATION_BATCH, held.count() - from);
        float[] part =
            network.logits(normaliser.apply(held.pixels(), from, count, held.size()), count);
        System.arraycopy(part, 0, logits, at, part.length);
        at += part.length;
      }
      return logits;
    }

    private void save() throws IOException {
      ModelCard.Parameters parameters =
          ModelFolder.writeParameters(plan.directory(), ParameterFile.encode(network.block()));
      ModelCard.Training training =
          new ModelCard.Training(
              plan.recipe(),
              plan.seed(),
              plan.dataset(),
              plan.datasetSha256(),
              plan.images().count(),
              Math.round(seconds() / 6) / 10.0,
              Engine.getInstance().getEngineName() + " " + Engine.getInstance().getVersion(),
              plan.start().map(start -> start.card().name()).orElse(null));
      ModelFolder.writeCard(
          plan.directory(),
          new ModelCard(
              plan.directory().getFileName().toString(),
              plan.images().labels(),
              plan.images().size(),
              plan.normalisation(),
              plan.recipe().architecture(),
              parameters,
              new ModelCard.Decision(1, DEFAULT_MIN_CONFIDENCE),
              training,
              null));
    }

    private Checkpoint.Header header(int epochsDone) {
      return new Checkpoint.Header(
          plan.recipe(), plan.seed(), plan.datasetSha256(), epochsDone, seconds());
    }

    private double seconds() {
      return (clock.millis() - startedAt) / 1000.0;
    }
  }
}
