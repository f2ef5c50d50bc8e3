package dev.spotter.classifier;

import dev.spotter.classifier.image.Pixels;
import java.util.List;

/**
 * One DJL predictor on a shared {@link SpotterModel}. Not thread-safe: one a worker. Close it
 * before its model.
 */
public final class Classifier implements AutoCloseable {

  Classifier() {}

  /**
   * Decodes and classifies one image.
   *
   * @param image the encoded bytes
   * @return the classification
   * @throws UnreadableImageException when the bytes are no image this project can read
   */
  public Classification classify(byte[] image) throws UnreadableImageException {
    throw new UnsupportedOperationException();
  }

  /**
   * Classifies a batch in one forward pass.
   *
   * @param images one or more images of the model's input size
   * @return one classification an image, in the same order
   */
  public List<Classification> classify(List<Pixels> images) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
