package dev.spotter.classifier.evaluation;

import java.util.List;

/**
 * What a model said of one photo in words, and how sure it was of every label. Immutable by
 * agreement.
 *
 * @param truth what the photo shows
 * @param said the keys that stand in its caption: none when the model is silent, two when it wavers
 * @param probabilities one a label, in the model's order; none when the photo could not be read
 * @param familiarity how familiar the photo looks, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WordAnswer(
    PhotoTruth truth, List<String> said, double[] probabilities, double familiarity) {

  /** Copies {@code said}. */
  public WordAnswer {
    said = List.copyOf(said);
  }

  /** Returns whether the photo could be read. */
  boolean isReadable() {
    return probabilities.length > 0;
  }
}
