package dev.spotter.classifier.training;

import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.Normaliser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Trains all weights of a network, from random ones or from those of a trained model. Every random
 * choice comes from the seed and the epoch, so a resumed training makes the same ones.
 */
public final class NetworkTrainer implements Trainer {

  private static final int WHITENING_IMAGES = 5_000;

  private final TrainingPlan plan;
  private final Clock clock;

  /**
   * Creates a trainer.
   *
   * @param plan how to train
   * @param clock for the time spent
   */
  public NetworkTrainer(TrainingPlan plan, Clock clock) {
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  public void train(TrainingData data, Path directory, TrainingListener listener)
      throws IOException {
    ImageSet images = data.training();
    if (images.count() < plan.recipe().batchSize()) {
      throw new IOException(
          images.count() + " images do not fill a batch of " + plan.recipe().batchSize());
    }
    float[] whitening = Whitening.filters(first(images, plan.normaliser()), images.size());
    try (TrainableNetwork network =
        new TrainableNetwork(
            plan.recipe(), images.size(), images.labels().size(), whitening, plan.seed())) {
      if (plan.start().isPresent()) {
        network.take(plan.start().get());
      }
      new NetworkTraining(plan, data, directory, network, listener, clock).toTheEnd();
    }
  }

  private static float[] first(ImageSet images, Normaliser normaliser) {
    int count = Math.min(WHITENING_IMAGES, images.count());
    return normaliser.apply(images.pixels(), 0, count, images.size());
  }
}
