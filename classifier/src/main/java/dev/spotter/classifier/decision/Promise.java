package dev.spotter.classifier.decision;

import java.util.List;

/**
 * How sure a head has to be of what it says for a share of its answers to be right. Measured on
 * labelled photos, see {@code hedge}.
 *
 * @param precision the share, 0 to 1; of exact answers two points less may be right
 * @param minConfidence the least confidence of one label
 * @param minWider the least confidence of a wider word, one number a height, from height 1; heights
 *     that have none are never said
 */
public record Promise(double precision, double minConfidence, List<Double> minWider) {

  /** Copies {@code minWider}. */
  public Promise {
    minWider = minWider == null ? List.of() : List.copyOf(minWider);
    if (minWider.stream().anyMatch(limit -> !(limit > 0))) {
      throw new IllegalArgumentException("the limits of wider words must be above 0: " + minWider);
    }
  }
}
