package dev.spotter.classifier;

import dev.spotter.classifier.decision.Answer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a head says about one image, in labels; {@code caption.Wording} has the words.
 *
 * @param answer what it commits itself to
 * @param confidence how sure it is of the likeliest label, 0 to 1: its probability, times how
 *     familiar the image looks to a model that knows that
 * @param probabilities label to probability, in the model's label order; they sum to 1 and take for
 *     granted that one of the labels is right
 */
public record Classification(Answer answer, double confidence, Map<String, Double> probabilities) {

  /** Copies {@code probabilities}, keeping their order. */
  public Classification {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }

  /** Returns the one label the head commits itself to. */
  public Optional<String> label() {
    return answer.label();
  }

  /** Returns all that the head commits itself to, see {@link Answer#names}. */
  public List<String> names() {
    return answer.names();
  }
}
