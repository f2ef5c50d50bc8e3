package dev.spotter.classifier.evaluation;

import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * Temperature scaling (Guo et al. 2017, arXiv 1706.04599): the one number by which logits have to
 * be divided so that probabilities mean what they say.
 */
public final class Temperature {

  private static final double ACCURACY = 1e-6;
  private static final double HIGHEST = 50;
  private static final int MAX_STEPS = 100;

  private Temperature() {}

  /**
   * Returns the temperature with the smallest log loss on held-out images. The log loss is convex
   * in its inverse, so the slope has one zero.
   *
   * @param predictions probabilities at temperature 1, and what is true
   * @return above 0; 1 when the images cannot tell, as when every one is right
   */
  public static double fit(Predictions predictions) {
    boolean hasZero = slope(predictions, 1 / HIGHEST) < 0 && slope(predictions, HIGHEST) > 0;
    return hasZero
        ? 1
            / new BrentSolver(ACCURACY)
                .solve(MAX_STEPS, inverse -> slope(predictions, inverse), 1 / HIGHEST, HIGHEST)
        : 1;
  }

  /** Derivative of the mean log loss by the inverse temperature. */
  private static double slope(Predictions predictions, double inverse) {
    double sum = 0;
    for (int i = 0; i < predictions.targets().length; i++) {
      sum += slope(predictions.probabilities()[i], predictions.targets()[i], inverse);
    }
    return sum / predictions.targets().length;
  }

  /** The expected logit, less the true one. */
  private static double slope(double[] row, int target, double inverse) {
    double weights = 0;
    double logits = 0;
    for (double p : row) {
      double logit = Math.log(Math.max(p, Metrics.SMALLEST_PROBABILITY));
      double weight = Math.exp(logit * inverse);
      weights += weight;
      logits += weight * logit;
    }
    return logits / weights - Math.log(Math.max(row[target], Metrics.SMALLEST_PROBABILITY));
  }
}
