package dev.spotter.classifier.decision;

/**
 * In-distribution score by the energy of the logits (arXiv 2010.03759): tells what a model was
 * taught from what it was not. {@code 1 / (1 + exp((center - energy) / scale))}, where the energy
 * is {@code ln(sum(exp(logit / temperature)))}.
 *
 * @param center energy below which an image counts as unfamiliar
 * @param scale how gradually, above 0
 */
public record EnergyScore(double center, double scale) {

  /**
   * Returns how familiar an image is.
   *
   * @param energy of its logits
   * @return 0 to 1
   */
  public double of(double energy) {
    return 1 / (1 + Math.exp((center - energy) / scale));
  }
}
