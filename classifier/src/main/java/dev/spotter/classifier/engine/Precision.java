package dev.spotter.classifier.engine;

/** In what numbers a network computes. */
public enum Precision {
  /** 32-bit floating point, on any processor. */
  FLOAT32(0.01),
  /** Brain floating point, 8 bits of exponent and 7 of fraction; pays with AMX tiles. */
  BFLOAT16(0.05);

  private final double tolerance;

  Precision(double tolerance) {
    this.tolerance = tolerance;
  }

  /**
   * Returns whether two logits can be of the same network and picture, one of them computed in this
   * precision. They may differ by a share of their size or, when that is below 1, of 1: a hundredth
   * in float32, where engines and processors differ by a hundredth of it; a twentieth in bfloat16,
   * which is twice what is seen. A wrong weight, channel order or normalisation makes a difference
   * of 1 and more.
   *
   * @param expected one logit
   * @param found the other; never alike when it is no number
   */
  public boolean alike(double expected, double found) {
    return Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected));
  }
}
