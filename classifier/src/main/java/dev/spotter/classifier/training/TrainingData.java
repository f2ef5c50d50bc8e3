package dev.spotter.classifier.training;

import dev.spotter.classifier.data.ImageSet;

/**
 * What a training learns from. Both sets have the same labels, in the same order, and the same
 * image size.
 *
 * @param name the data's name, for the model card
 * @param sha256 checksum of all the data, training and validation together; a checkpoint belongs to
 *     it
 * @param training the images to learn from
 * @param validation held-out images to watch the training by; may be empty
 */
public record TrainingData(String name, String sha256, ImageSet training, ImageSet validation) {

  /** Returns the validation images, or those to learn from when none are held out. */
  public ImageSet watched() {
    return validation.count() > 0 ? validation : training;
  }
}
