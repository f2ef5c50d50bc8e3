package dev.spotter.classifier.decision;

import java.util.Arrays;

/** Logits to probabilities. Pure functions. */
public final class Softmax {

  private Softmax() {}

  /**
   * Returns {@code ln(sum(exp(logit / temperature)))}, the negative free energy of arXiv
   * 2010.03759.
   *
   * @param logits one a label
   * @param temperature above 0
   */
  public static double energy(float[] logits, double temperature) {
    double largest = Double.NEGATIVE_INFINITY; // is taken off first, so that no power overflows
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp((logit - largest) / temperature);
    }
    return largest / temperature + Math.log(sum);
  }

  /**
   * Returns {@code softmax(logits / temperature)}.
   *
   * @param logits one a label
   * @param temperature above 0
   * @param energy of these logits at this temperature
   * @return one probability a label; they sum to 1
   */
  public static double[] probabilities(float[] logits, double temperature, double energy) {
    double[] probabilities = new double[logits.length];
    Arrays.setAll(probabilities, i -> Math.exp(logits[i] / temperature - energy));
    return probabilities;
  }
}
