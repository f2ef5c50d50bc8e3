package dev.spotter.classifier;

import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.model.ModelCard;
import java.nio.file.Path;

/**
 * A trained network loaded into memory, shared by any number of {@link Classifier}s; the one owner
 * of its native memory. Thread-safe.
 */
public final class SpotterModel implements AutoCloseable {

  /**
   * Loads the model that ships inside this jar.
   *
   * @return the model, to be closed by the caller after its classifiers
   */
  public static SpotterModel bundled() {
    throw new UnsupportedOperationException();
  }

  /**
   * Loads a model folder: {@code model.json} beside the parameters it names.
   *
   * @param directory the folder
   * @return the model, to be closed by the caller after its classifiers
   * @throws ModelException when the folder holds no model this version can read
   */
  public static SpotterModel load(Path directory) {
    throw new UnsupportedOperationException();
  }

  /** Returns what is known of this model: labels, input, recipe, measured figures. */
  public ModelCard card() {
    throw new UnsupportedOperationException();
  }

  /** Returns a decoder that yields this model's input size. */
  public ImageDecoder decoder() {
    throw new UnsupportedOperationException();
  }

  /**
   * Creates a classifier on this model and warms it up. Predictors whose first predictions overlap
   * return wrong answers under MXNet, so the warm-ups of one process run one after the other.
   *
   * @return a warm classifier, to be closed by the caller on the thread that used it
   */
  public Classifier newClassifier() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
