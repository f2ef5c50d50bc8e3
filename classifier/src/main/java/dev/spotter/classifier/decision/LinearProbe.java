package dev.spotter.classifier.decision;

/**
 * A linear classifier on a frozen network's features, with a class-conditional Gaussian that tells
 * how familiar they are. Computed here and not by the engine, so that it fits behind a network of
 * any engine. Which label is right is said by a linear layer, how familiar the image is by the
 * distance of its features from what was taught: the logits are the linear layer's logarithmic
 * probabilities less that distance, so that their softmax is the one and their energy (see {@link
 * EnergyScore}) the other. A linear layer's own energy is no guide: features it has never met often
 * make it larger. Immutable by agreement: nobody writes to the arrays.
 *
 * @param weights a row a class, a column a feature
 * @param biases one a class
 * @param means a row a class, a column a feature: the mean of its images
 * @param deviations one a feature, above 0: how far images of a class lie around its mean
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
public record LinearProbe(float[][] weights, float[] biases, float[][] means, float[] deviations) {

  /** Checks that the arrays fit each other. */
  public LinearProbe {
    boolean fit = weights.length == biases.length && means.length == biases.length;
    for (int c = 0; fit && c < biases.length; c++) {
      fit = weights[c].length == deviations.length && means[c].length == deviations.length;
    }
    if (!fit) {
      throw new IllegalArgumentException(
          "the probe's weights, biases, means and deviations differ in classes or features");
    }
  }

  /**
   * Returns the logits of an image.
   *
   * @param features as many as each class has weights
   * @throws IllegalArgumentException when they are more or fewer
   */
  public float[] apply(float[] features) {
    if (features.length != deviations.length) {
      throw new IllegalArgumentException(
          "%d features do not fit a head for %d".formatted(features.length, deviations.length));
    }
    float[] logits = biases.clone();
    double nearest = Double.POSITIVE_INFINITY;
    for (int c = 0; c < logits.length; c++) {
      double distance = 0;
      for (int f = 0; f < features.length; f++) {
        logits[c] += weights[c][f] * features[f];
        double apart = (features[f] - means[c][f]) / deviations[f];
        distance += apart * apart / features.length;
      }
      nearest = Math.min(nearest, distance);
    }
    double energy = Softmax.energy(logits, 1);
    for (int c = 0; c < logits.length; c++) {
      logits[c] -= (float) (energy + nearest);
    }
    return logits;
  }
}
