package dev.spotter.classifier.training;

/**
 * Circuit breaker against a step that would ruin the weights of hours: its gradient is far longer
 * than those before it, or no number at all. Not thread-safe.
 */
final class GradientGuard {

  /** How many times the usual length is too long. */
  private static final double TOO_LONG = 10;

  /** What the newest length counts in the usual one. */
  private static final double SHARE = 0.1;

  private double usual = Double.NaN;

  /**
   * Decides on a gradient and remembers the length of those that pass.
   *
   * @param length Euclidean, over all parameters
   * @return whether the weights may follow it
   */
  boolean passes(double length) {
    if (!Double.isFinite(length) || length > TOO_LONG * usual) {
      return false;
    }
    usual = Double.isNaN(usual) ? length : usual + SHARE * (length - usual);
    return true;
  }
}
