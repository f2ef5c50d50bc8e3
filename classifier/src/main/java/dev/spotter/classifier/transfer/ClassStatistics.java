package dev.spotter.classifier.transfer;

/**
 * Class means and the pooled within-class deviation of features. Immutable by agreement.
 *
 * @param means a row a class, a column a feature
 * @param deviations one a feature, over all classes alike
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ClassStatistics(float[][] means, float[] deviations) {

  /** The least variance, where a feature's over all images is 1. */
  private static final double LEAST = 0.01;

  /** Measures standardised features; every class has at least one row. */
  static ClassStatistics of(float[][] rows, int[] targets, int classes) {
    int features = rows[0].length;
    float[][] means = new float[classes][features];
    int[] counts = new int[classes];
    for (int i = 0; i < rows.length; i++) {
      int seen = ++counts[targets[i]];
      float[] mean = means[targets[i]];
      for (int f = 0; f < features; f++) {
        mean[f] += (rows[i][f] - mean[f]) / seen;
      }
    }
    float[] deviations = new float[features];
    for (int f = 0; f < features; f++) {
      double squares = 0;
      for (int i = 0; i < rows.length; i++) {
        double apart = rows[i][f] - means[targets[i]][f];
        squares += apart * apart;
      }
      deviations[f] = (float) Math.sqrt(squares / rows.length + LEAST);
    }
    return new ClassStatistics(means, deviations);
  }
}
