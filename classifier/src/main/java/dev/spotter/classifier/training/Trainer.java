package dev.spotter.classifier.training;

import java.io.IOException;
import java.nio.file.Path;

/** A way of training: labelled images in, a model folder out. */
public interface Trainer {

  /**
   * Trains and writes the model folder. Only what the trainer itself draws from is random, so that
   * the same data, settings and seed give the same model.
   *
   * @param data what to learn from and what to watch the training by
   * @param directory an existing folder for the model; a checkpoint lies there too
   * @param listener hears how it goes, on the calling thread; it is told of the end once the model
   *     is written
   * @throws IOException when the data is too little to learn from, or checkpoint or model cannot be
   *     read or written
   */
  void train(TrainingData data, Path directory, TrainingListener listener) throws IOException;
}
