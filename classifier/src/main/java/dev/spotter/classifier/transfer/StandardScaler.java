package dev.spotter.classifier.transfer;

import dev.spotter.classifier.decision.LinearProbe;
import java.util.List;

/**
 * Standardises features: mean 0 and a deviation that is what each of them counts; takes what was
 * learnt there back. Immutable by agreement.
 *
 * @param means one a feature
 * @param deviations one a feature, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StandardScaler(float[] means, float[] deviations) {

  /** Keeps features that hardly vary from being blown up: a share of the mean deviation. */
  private static final double LEAST = 0.01;

  /**
   * Measures features.
   *
   * @param rows at least one
   * @param weights what each feature counts, above 0
   */
  static StandardScaler of(List<float[]> rows, float[] weights) {
    int features = rows.get(0).length;
    float[] means = new float[features];
    float[] deviations = new float[features];
    double least = 1e-6;
    for (int f = 0; f < features; f++) {
      double sum = 0;
      double squares = 0;
      for (float[] row : rows) {
        sum += row[f];
        squares += (double) row[f] * row[f];
      }
      double mean = sum / rows.size();
      means[f] = (float) mean;
      deviations[f] = (float) Math.sqrt(Math.max(0, squares / rows.size() - mean * mean));
      least += LEAST * deviations[f] / features;
    }
    for (int f = 0; f < features; f++) {
      deviations[f] = (float) (deviations[f] + least) / weights[f];
    }
    return new StandardScaler(means, deviations);
  }

  /** Returns standardised copies of rows. */
  float[][] apply(List<float[]> rows) {
    return rows.stream().map(this::apply).toArray(float[][]::new);
  }

  private float[] apply(float[] row) {
    float[] standard = new float[row.length];
    for (int f = 0; f < row.length; f++) {
      standard[f] = (row[f] - means[f]) / deviations[f];
    }
    return standard;
  }

  /**
   * Returns a head for features as the network gives them.
   *
   * @param solution of {@link SoftmaxRegression#fit} on standardised features
   * @param temperature that the logits are divided by
   * @param rows standardised features, to measure how far each class spreads
   * @param targets their classes
   */
  LinearProbe head(double[] solution, double temperature, float[][] rows, int[] targets) {
    int features = means.length;
    int classes = solution.length / (features + 1);
    ClassStatistics spread = ClassStatistics.of(rows, targets, classes);
    float[][] weights = new float[classes][features];
    float[] biases = new float[classes];
    float[][] centres = new float[classes][features];
    float[] widths = new float[features];
    for (int f = 0; f < features; f++) {
      widths[f] = deviations[f] * spread.deviations()[f];
    }
    for (int c = 0; c < classes; c++) {
      double bias = solution[classes * features + c];
      for (int f = 0; f < features; f++) {
        double weight = solution[c * features + f] / deviations[f];
        weights[c][f] = (float) (weight / temperature);
        bias -= weight * means[f];
        centres[c][f] = means[f] + deviations[f] * spread.means()[c][f];
      }
      biases[c] = (float) (bias / temperature);
    }
    return new LinearProbe(weights, biases, centres, widths);
  }
}
