package dev.spotter.classifier.model;

/**
 * A linear layer from a frozen network's features to logits; computed here and not by the engine,
 * so that it fits behind a network of any engine. Immutable by agreement: nobody writes to the
 * arrays.
 *
 * @param weights a row a class, a column a feature
 * @param biases one a class
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
public record LinearHead(float[][] weights, float[] biases) {

  /** Checks that every class has a bias and all have as many weights. */
  public LinearHead {
    if (weights.length == 0 || weights.length != biases.length) {
      throw new IllegalArgumentException(
          weights.length + " rows of weights do not fit " + biases.length + " biases");
    }
    for (float[] row : weights) {
      if (row.length != weights[0].length) {
        throw new IllegalArgumentException("the classes have different numbers of weights");
      }
    }
  }

  /**
   * Returns the logits of an image.
   *
   * @param features as many as each class has weights
   */
  public float[] apply(float[] features) {
    if (features.length != weights[0].length) {
      throw new IllegalArgumentException(
          features.length + " features do not fit " + weights[0].length + " weights a class");
    }
    float[] logits = biases.clone();
    for (int c = 0; c < logits.length; c++) {
      for (int f = 0; f < features.length; f++) {
        logits[c] += weights[c][f] * features[f];
      }
    }
    return logits;
  }
}
