package dev.spotter.classifier.transfer;

import dev.spotter.classifier.decision.LinearLayer;
import dev.spotter.classifier.decision.Softmax;
import java.util.Arrays;

/**
 * Multinomial logistic regression with an offset: given logits stay, and a linear layer is fitted
 * that is added to them. Minimises {@code weighted mean log loss + strength / 2 * sum of squared
 * weights and biases}, so that the stronger the penalty, the less changes. Plain Java and no
 * engine, for it runs beside a bot's work. Not thread-safe.
 */
final class ResidualRegression {

  private static final double TOLERANCE = 1e-4;
  private static final int MAX_STEPS = 60;

  private final float[][] rows;
  private final float[][] logits;
  private final int[] targets;
  private final double[] shares;

  /**
   * Creates the problem.
   *
   * @param rows features of an image, of about the same size each
   * @param logits that the layer's output is added to
   * @param targets each image's label
   * @param weights how much an image counts, above 0
   */
  ResidualRegression(float[][] rows, float[][] logits, int[] targets, double[] weights) {
    this.rows = rows;
    this.logits = logits;
    this.targets = targets;
    double sum = Arrays.stream(weights).sum();
    shares = Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /**
   * Fits.
   *
   * @param strength of the penalty, above 0, which makes the minimum a single one
   * @param start as {@link #nothing}, or the solution for another strength
   * @return the weights, label by label, and then the biases
   */
  double[] fit(double strength, double[] start) {
    return Lbfgs.minimise(
        (point, gradient) -> logLoss(point, gradient) + penalise(point, strength, gradient),
        start,
        TOLERANCE,
        MAX_STEPS);
  }

  /** Returns the layer that a point stands for: the weights, label by label, then the biases. */
  LinearLayer layer(double[] point) {
    int features = rows[0].length;
    float[][] weights = new float[logits[0].length][features];
    float[] biases = new float[weights.length];
    for (int label = 0; label < weights.length; label++) {
      for (int f = 0; f < features; f++) {
        weights[label][f] = (float) point[label * features + f];
      }
      biases[label] = (float) point[weights.length * features + label];
    }
    return new LinearLayer(weights, biases);
  }

  /** Returns the point at which nothing is added. */
  double[] nothing() {
    return new double[logits[0].length * (rows[0].length + 1)];
  }

  private double logLoss(double[] point, double[] gradient) {
    LinearLayer layer = layer(point);
    int features = rows[0].length;
    int biases = logits[0].length * features;
    double value = 0;
    Arrays.fill(gradient, 0);
    for (int i = 0; i < rows.length; i++) {
      float[] all = LinearLayer.sum(logits[i], layer.apply(rows[i]));
      double energy = Softmax.energy(all, 1);
      value += shares[i] * (energy - all[targets[i]]);
      double[] errors = Softmax.probabilities(all, 1, energy);
      errors[targets[i]] -= 1;
      for (int label = 0; label < errors.length; label++) {
        double error = shares[i] * errors[label];
        gradient[biases + label] += error;
        for (int f = 0; f < features; f++) {
          gradient[label * features + f] += error * rows[i][f];
        }
      }
    }
    return value;
  }

  private static double penalise(double[] point, double strength, double[] gradient) {
    double squares = 0;
    for (int i = 0; i < point.length; i++) {
      squares += point[i] * point[i];
      gradient[i] += strength * point[i];
    }
    return strength / 2 * squares;
  }
}
