package dev.spotter.classifier.training;

import dev.spotter.classifier.image.Normalisation;
import dev.spotter.classifier.image.Normaliser;
import dev.spotter.classifier.modelfile.ModelFiles;
import java.util.Optional;

/**
 * How to train a whole network.
 *
 * @param normalisation of the pixels
 * @param recipe the hyper-parameters
 * @param stopping when to end before the recipe's last epoch
 * @param seed of every random choice
 * @param start a model of the same architecture to go on from; empty to begin with random weights
 * @param resume whether to go on from the folder's checkpoint when there is one
 */
public record TrainingPlan(
    Normalisation normalisation,
    Recipe recipe,
    Stopping stopping,
    long seed,
    Optional<ModelFiles> start,
    boolean resume) {

  Normaliser normaliser() {
    return new Normaliser(normalisation);
  }
}
