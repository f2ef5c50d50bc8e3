package dev.spotter.classifier.training;

import ai.djl.engine.Engine;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.image.Normaliser;
import dev.spotter.classifier.modelfile.FileEntry;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFolder;
import dev.spotter.classifier.modelfile.ParameterFile;
import dev.spotter.classifier.modelfile.TrainingRecord;
import dev.spotter.classifier.training.TrainingListener.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * One training of a network from the first step to the last. Straight through: shuffle, augment,
 * learn, update, look ahead; a checkpoint after each epoch. Not thread-safe.
 */
final class NetworkTraining {

  private static final int EVALUATION_BATCH = 500;

  /** A name is given when it is likelier than all others together. */
  private static final double DEFAULT_MIN_CONFIDENCE = 0.5;

  /** What an outlier counts, compared with an image that shows a class (arXiv 1812.04606). */
  private static final double OUTLIER_WEIGHT = 0.5;

  private final TrainingPlan plan;
  private final TrainingData data;
  private final ImageSet images;
  private final Path directory;
  private final TrainableNetwork network;
  private final TrainingListener listener;
  private final Clock clock;
  private final Normaliser normaliser;
  private final NesterovSgd optimizer;
  private final Lookahead lookahead;
  private final Augmenter augmenter;
  private final Checkpoint checkpoint;
  private final BestWeights best;
  private final int outliers;
  private final int imagesPerStep;
  private final int stepsPerEpoch;
  private final int steps;
  private long startedAt;
  private int epoch;

  NetworkTraining(
      TrainingPlan plan,
      TrainingData data,
      Path directory,
      TrainableNetwork network,
      TrainingListener listener,
      Clock clock) {
    this.plan = plan;
    this.data = data;
    this.images = data.training();
    this.directory = directory;
    this.network = network;
    this.listener = listener;
    this.clock = clock;
    normaliser = plan.normaliser();
    optimizer = new NesterovSgd(plan.recipe(), network.parameters());
    lookahead = new Lookahead(network.parameters());
    augmenter = new Augmenter(images, plan.recipe().augmentation(), plan.seed(), normaliser);
    checkpoint = new Checkpoint(directory);
    best = new BestWeights(directory, plan.stopping().patience());
    outliers = (int) (plan.recipe().batchSize() * plan.recipe().augmentation().outlierShare());
    imagesPerStep = plan.recipe().batchSize() - outliers;
    stepsPerEpoch = images.count() / imagesPerStep;
    steps = stepsPerEpoch * plan.recipe().epochs();
    startedAt = clock.millis();
  }

  void toTheEnd() throws IOException {
    resume();
    listener.begin(
        new TrainingListener.Start(plan.recipe().epochs(), stepsPerEpoch, epoch, images.count()));
    Optional<Ending> ending = ending();
    while (ending.isEmpty()) {
      epoch();
      ending = ending();
    }
    settleWeights();
    float[] logits = validationLogits();
    save();
    listener.end(
        new TrainingListener.Result(
            ending.get(),
            epoch,
            best.isKept() ? best.epoch() : epoch - 1,
            Scores.accuracy(logits, data.validation().targets()),
            Scores.logLoss(logits, data.validation().targets()),
            seconds()));
  }

  private void resume() throws IOException {
    if (plan.resume() && checkpoint.exists()) {
      Checkpoint.Header header = checkpoint.read(header(), network, optimizer, lookahead);
      epoch = header.epochsDone();
      startedAt -= (long) (header.seconds() * 1000);
      best.goOn(header.bestEpoch(), header.bestLogLoss());
    }
  }

  private Optional<Ending> ending() {
    if (epoch == plan.recipe().epochs()) {
      return Optional.of(Ending.COMPLETE);
    }
    if (best.isTooLongAgo(epoch)) {
      return Optional.of(Ending.NO_IMPROVEMENT);
    }
    return epoch > 0 && seconds() >= 60 * plan.stopping().maxMinutes()
        ? Optional.of(Ending.OUT_OF_TIME)
        : Optional.empty();
  }

  private void epoch() throws IOException {
    listener.epochBegin(epoch);
    if (epoch >= plan.recipe().whiteningBiasEpochs()) {
      network.freezeWhiteningBias();
    }
    Random random = new Random(plan.seed() * 31 + epoch);
    int[] order = Permutation.of(images.count(), random);
    double loss = 0;
    double accuracy = 0;
    for (int step = 0; step < stepsPerEpoch; step++) {
      TrainableNetwork.Result result = step(order, step, random);
      loss += result.loss() / stepsPerEpoch;
      accuracy += result.accuracy() / stepsPerEpoch;
    }
    endEpoch(loss, accuracy);
  }

  private void endEpoch(double loss, double accuracy) throws IOException {
    if (epoch + 1 == plan.recipe().epochs()) {
      lookahead.finish();
    }
    float[] logits = validationLogits();
    int[] targets = data.validation().targets();
    double logLoss = Scores.logLoss(logits, targets);
    best.offer(epoch, logLoss, network);
    epoch++;
    checkpoint.write(header(), network, optimizer, lookahead);
    listener.epochEnd(
        new TrainingListener.Epoch(
            epoch - 1, loss, accuracy, Scores.accuracy(logits, targets), logLoss, seconds()));
  }

  private TrainableNetwork.Result step(int[] order, int step, Random random) {
    TrainableNetwork.Result result = network.learn(batch(order, step, random));
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
      targets[i] = outlier ? Batch.UNKNOWN : images.targets()[indices[i]];
    }
    return Batch.of(
        augmenter.batch(indices, epoch, random),
        targets,
        images.labels().size(),
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

  /** Takes the best weights, or the last, and measures the norms' statistics for them. */
  private void settleWeights() throws IOException {
    if (best.isKept()) {
      best.restore(network);
    } else if (epoch < plan.recipe().epochs()) {
      lookahead.finish();
    }
    measureNorms();
  }

  /** Every training image once, unshifted, with all weights left alone. */
  private void measureNorms() {
    NormStatistics statistics = new NormStatistics(network.parameters());
    int size = plan.recipe().batchSize();
    int batches = images.count() / size;
    for (int step = 0; step < batches; step++) {
      int from = step * size;
      float[] pixels = normaliser.apply(images.pixels(), from, size, images.size());
      int[] targets = Arrays.copyOfRange(images.targets(), from, from + size);
      Batch batch = Batch.of(pixels, targets, images.labels().size(), 0, 0);
      statistics.measure(() -> network.learn(batch));
    }
    statistics.apply(batches * TrainableNetwork.normShare());
  }

  private float[] validationLogits() {
    ImageSet held = data.validation();
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
    FileEntry parameters =
        ModelFolder.writeParameters(directory, ParameterFile.encode(network.block()));
    ModelFolder.writeCard(
        directory,
        new ModelCard(
            directory.toAbsolutePath().normalize().getFileName().toString(),
            images.labels(),
            images.size(),
            plan.normalisation(),
            plan.recipe().architecture(),
            parameters,
            new DecisionRule(1, DEFAULT_MIN_CONFIDENCE),
            provenance(),
            null,
            null,
            Taxonomy.usual(images.labels())));
  }

  private TrainingRecord provenance() {
    return new TrainingRecord(
        TrainingRecord.recipeOf(plan.recipe()),
        plan.seed(),
        data.name(),
        data.sha256(),
        images.count(),
        Math.round(seconds() / 6) / 10.0,
        Engine.getInstance().getEngineName() + " " + Engine.getInstance().getVersion(),
        plan.start().map(start -> start.card().name()).orElse(null));
  }

  private Checkpoint.Header header() {
    return new Checkpoint.Header(
        plan.recipe(), plan.seed(), data.sha256(), epoch, seconds(), best.epoch(), best.logLoss());
  }

  private double seconds() {
    return (clock.millis() - startedAt) / 1000.0;
  }
}
