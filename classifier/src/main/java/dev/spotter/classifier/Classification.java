package dev.spotter.classifier;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the network says about one image.
 *
 * @param label the label the model commits itself to; empty when it abstains
 * @param confidence the largest of {@code probabilities}, 0 to 1
 * @param probabilities label to probability, in the model's label order; they sum to 1
 */
public record Classification(
    Optional<String> label, double confidence, Map<String, Double> probabilities) {

  /** Copies {@code probabilities}, keeping their order. */
  public Classification {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }
}
