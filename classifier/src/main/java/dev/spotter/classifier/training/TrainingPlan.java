package dev.spotter.classifier.training;

import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.Normaliser;
import dev.spotter.classifier.model.ModelCard.Normalisation;
import dev.spotter.classifier.model.ModelFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to train on and how.
 *
 * @param images the images to learn from
 * @param validation held-out images to watch the training by; may be empty
 * @param dataset the data's name, for the model card
 * @param datasetSha256 checksum of all the data, training and validation together
 * @param normalisation of the pixels
 * @param recipe the hyper-parameters
 * @param seed of every random choice
 * @param start a model of the same architecture to go on from; empty to begin with random weights
 * @param directory the model folder to write; the checkpoint lies there too
 * @param resume whether to go on from the folder's checkpoint when there is one
 */
public record TrainingPlan(
    ImageSet images,
    ImageSet validation,
    String dataset,
    String datasetSha256,
    Normalisation normalisation,
    Recipe recipe,
    long seed,
    Optional<ModelFiles> start,
    Path directory,
    boolean resume) {

  Normaliser normaliser() {
    return new Normaliser(normalisation);
  }
}
