package dev.spotter.classifier.transfer;

import java.util.Arrays;

/**
 * Multinomial logistic regression with an L2 penalty on the weights, not the biases: minimises
 * {@code mean log loss + strength / 2 * sum of squared weights}. Immutable by agreement.
 */
final class SoftmaxRegression implements Lbfgs.Function {

  private static final double TOLERANCE = 1e-5;
  private static final int MAX_STEPS = 200;

  private final float[][] rows;
  private final int[] targets;
  private final int classes;
  private final int features;
  private final double strength;

  /**
   * Creates the problem.
   *
   * @param rows features an image, standardised, so that one strength fits all of them
   * @param targets each image's class
   * @param classes how many there are
   * @param strength of the penalty, above 0, which makes the minimum a single one
   */
  SoftmaxRegression(float[][] rows, int[] targets, int classes, double strength) {
    this.rows = rows;
    this.targets = targets;
    this.classes = classes;
    this.features = rows[0].length;
    this.strength = strength;
  }

  /** Returns a point to start from that knows nothing. */
  double[] nothing() {
    return new double[classes * (features + 1)];
  }

  /**
   * Fits.
   *
   * @param start as {@link #nothing}, or the solution for another strength
   * @return for each class its weights, one a feature, and then its bias
   */
  double[] fit(double[] start) {
    return Lbfgs.minimise(this, start, TOLERANCE, MAX_STEPS);
  }

  @Override
  public double at(double[] point, double[] gradient) {
    Arrays.fill(gradient, 0);
    double loss = 0;
    double[] scores = new double[classes];
    for (int i = 0; i < rows.length; i++) {
      loss += toErrors(scores(point, rows[i], scores), targets[i]) / rows.length;
      for (int c = 0; c < classes; c++) {
        pull(gradient, c * (features + 1), rows[i], scores[c] / rows.length);
      }
    }
    return loss + penalise(point, gradient);
  }

  private double[] scores(double[] point, float[] row, double[] scores) {
    for (int c = 0; c < classes; c++) {
      int from = c * (features + 1);
      double sum = point[from + features];
      for (int f = 0; f < features; f++) {
        sum += point[from + f] * row[f];
      }
      scores[c] = sum;
    }
    return scores;
  }

  /** Turns scores into probabilities less the truth, and returns the log loss. */
  private static double toErrors(double[] scores, int target) {
    double largest = Arrays.stream(scores).max().orElseThrow();
    double own = scores[target] - largest;
    double sum = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = Math.exp(scores[c] - largest);
      sum += scores[c];
    }
    for (int c = 0; c < scores.length; c++) {
      scores[c] = scores[c] / sum - (c == target ? 1 : 0);
    }
    return Math.log(sum) - own;
  }

  private void pull(double[] gradient, int from, float[] row, double error) {
    for (int f = 0; f < features; f++) {
      gradient[from + f] += error * row[f];
    }
    gradient[from + features] += error;
  }

  private double penalise(double[] point, double[] gradient) {
    double squares = 0;
    for (int i = 0; i < point.length; i++) {
      if (i % (features + 1) < features) {
        squares += point[i] * point[i];
        gradient[i] += strength * point[i];
      }
    }
    return strength / 2 * squares;
  }
}
