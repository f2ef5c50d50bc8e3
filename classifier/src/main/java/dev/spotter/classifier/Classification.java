package dev.spotter.classifier;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the network says about one image.
 *
 * @param names what the model commits itself to: one label; two when it can be either; none when it
 *     abstains
 * @param confidence how sure it is of the likeliest label, 0 to 1: its probability, times how
 *     familiar the image looks to a model that knows that
 * @param probabilities label to probability, in the model's label order; they sum to 1 and take for
 *     granted that one of the labels is right
 */
public record Classification(
    List<String> names, double confidence, Map<String, Double> probabilities) {

  /** Copies {@code names} and {@code probabilities}, keeping their order. */
  public Classification {
    names = List.copyOf(names);
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }

  /** Returns the one label the model commits itself to. */
  public Optional<String> label() {
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }

  /** Returns what the picture shows, in words such as "a dog" or "a cat or a dog". */
  public Optional<String> thing() {
    return Wording.thing(names);
  }
}
