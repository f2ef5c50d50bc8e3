package dev.spotter.classifier.training;

import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.Normaliser;
import dev.spotter.classifier.training.TrainingListener.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * One training of a network from the first step to the last. Straight through: shuffle, augment,
 * learn, update, look ahead; a checkpoint after each epoch. Not thread-safe.
 */
final class NetworkTraining {

  /** Batches that the norms' statistics are measured on; more change nothing (arXiv 2105.07576). */
  private static final int NORM_BATCHES = 24;

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
  private final GradientGuard guard = new GradientGuard();
  private final Augmenter augmenter;
  private final Checkpoint checkpoint;
  private final Validation validation;
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
    validation = new Validation(network, data.validation(), normaliser);
    best = new BestWeights(directory, plan.stopping().patience());
    outliers = (int) (plan.recipe().batchSize() * plan.recipe().augmentation().outlierShare());
    imagesPerStep = plan.recipe().batchSize() - outliers;
    stepsPerEpoch = images.count() / imagesPerStep;
    steps = stepsPerEpoch * plan.recipe().epochs();
    network.offsetLogits(plan.recipe().balance().logitOffsets(images.countByLabel()));
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
    float[] logits = validation.logits();
    new ModelWriter(plan, data, directory).write(network, seconds());
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
    int[] order = plan.recipe().balance().order(images.targets(), images.countByLabel(), random);
    double loss = 0;
    double accuracy = 0;
    CompletableFuture<Batch> prepared = prepare(order, 0, random);
    for (int step = 0; step < stepsPerEpoch; step++) {
      Batch batch = prepared.join();
      if (step + 1 < stepsPerEpoch) {
        prepared = prepare(order, step + 1, random);
      }
      TrainableNetwork.Result result = step(batch, step);
      loss += result.loss() / stepsPerEpoch;
      accuracy += result.accuracy() / stepsPerEpoch;
    }
    endEpoch(loss, accuracy);
  }

  private void endEpoch(double loss, double accuracy) throws IOException {
    if (epoch + 1 == plan.recipe().epochs()) {
      lookahead.finish();
    }
    float[] logits = validation.logits();
    int[] targets = data.validation().targets();
    double logLoss = Scores.logLoss(logits, targets);
    best.offer(epoch, logLoss, network);
    epoch++;
    checkpoint.write(header(), network, optimizer, lookahead);
    listener.epochEnd(
        new TrainingListener.Epoch(
            epoch - 1, loss, accuracy, Scores.accuracy(logits, targets), logLoss, seconds()));
  }

  /** One batch ahead, while the network learns; one at a time, since they share the dice. */
  private CompletableFuture<Batch> prepare(int[] order, int step, Random random) {
    return CompletableFuture.supplyAsync(() -> batch(order, step, random));
  }

  private TrainableNetwork.Result step(Batch batch, int step) {
    TrainableNetwork.Result result = network.learn(batch);
    int done = epoch * stepsPerEpoch + step;
    if (guard.passes(network.gradientLength())) {
      update(plan.recipe().optimiser().rateAt(done / (double) steps));
    }
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

  /**
   * Training images, unshifted, with all weights left alone: some batches of them in random order,
   * since joined data comes a class at a time and a batch of one class varies less than all images.
   * MXNet takes a norm's statistics on the way back, so gradients are computed for nothing.
   */
  private void measureNorms() {
    NormStatistics statistics = new NormStatistics(network.parameters());
    int size = plan.recipe().batchSize();
    int batches = Math.min(NORM_BATCHES, images.count() / size);
    int[] order = Permutation.of(images.count(), new Random(plan.seed()));
    for (int step = 0; step < batches; step++) {
      ImageSet batch = images.subset(Arrays.copyOfRange(order, step * size, (step + 1) * size));
      float[] pixels = normaliser.apply(batch.pixels(), 0, size, batch.size());
      statistics.measure(() -> network.learn(unlearnt(pixels, batch)));
    }
    statistics.apply(batches * TrainableNetwork.normShare());
  }

  private static Batch unlearnt(float[] pixels, ImageSet images) {
    return Batch.of(pixels, images.targets(), images.labels().size(), 0, 0);
  }

  private Checkpoint.Header header() {
    return new Checkpoint.Header(
        plan.recipe(), plan.seed(), data.sha256(), epoch, seconds(), best.epoch(), best.logLoss());
  }

  private double seconds() {
    return (clock.millis() - startedAt) / 1000.0;
  }
}
