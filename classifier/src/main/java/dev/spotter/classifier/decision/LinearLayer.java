package dev.spotter.classifier.decision;

/**
 * An affine map from features to one number a label, in plain Java. Immutable by agreement: nobody
 * writes to the arrays.
 *
 * @param weights a row a label, a column a feature
 * @param biases one a label
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
public record LinearLayer(float[][] weights, float[] biases) {

  /** Checks that the arrays fit each other. */
  public LinearLayer {
    boolean fit = weights.length == biases.length && weights.length > 0;
    for (int label = 1; fit && label < weights.length; label++) {
      fit = weights[label].length == weights[0].length;
    }
    if (!fit) {
      throw new IllegalArgumentException("a layer's weights and biases differ in their lengths");
    }
  }

  /** Returns how many features it takes. */
  public int features() {
    return weights[0].length;
  }

  /**
   * Returns one number a label.
   *
   * @param row as many features as each label has weights
   * @throws IllegalArgumentException when they are more or fewer
   */
  public float[] apply(float[] row) {
    if (row.length != features()) {
      throw new IllegalArgumentException(
          "%d features do not fit a layer for %d".formatted(row.length, features()));
    }
    float[] sums = biases.clone();
    for (int label = 0; label < sums.length; label++) {
      for (int f = 0; f < row.length; f++) {
        sums[label] += weights[label][f] * row[f];
      }
    }
    return sums;
  }

  /**
   * Returns the layer that gives the sums of both.
   *
   * @param other of as many labels and features
   */
  public LinearLayer plus(LinearLayer other) {
    float[][] sums = new float[weights.length][];
    for (int label = 0; label < sums.length; label++) {
      sums[label] = sum(weights[label], other.weights[label]);
    }
    return new LinearLayer(sums, sum(biases, other.biases));
  }

  /**
   * Returns the element-wise sum of two vectors.
   *
   * @param a of any length
   * @param b as long
   */
  public static float[] sum(float[] a, float[] b) {
    float[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }
}
