package dev.spotter.classifier.taught;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A labelled example: what somebody said that one picture shows, or does not show. Immutable by
 * agreement: nobody writes to the features.
 *
 * @param label one of the model's labels or wider words, or a name or noun of the teacher's
 * @param is whether the picture shows it, or does not
 * @param under the label or wider word of the model that a new label belongs under: "dog" for a dog
 *     called Rex; empty for a thing of its own
 * @param phrase how a caption says the label, "Rex" or "an axolotl"; empty to leave the words to
 *     {@code caption.Wording}
 * @param features of the picture, as {@code Embedding} has them, by the model that the head is for
 * @param mirrored features of the picture in a mirror, see {@code ModelInput.mirrored}, by which a
 *     mirrored copy is known again; empty when nobody looked
 */
@SuppressWarnings("ArrayRecordComponent") // none is compared
public record Example(
    String label,
    boolean is,
    Optional<String> under,
    Optional<String> phrase,
    float[] features,
    Optional<float[]> mirrored) {

  /** Checks that nothing is missing. */
  public Example {
    requireNonNull(under, "under");
    requireNonNull(phrase, "phrase");
    requireNonNull(features, "features");
    requireNonNull(mirrored, "mirrored");
    if (label.isBlank()) {
      throw new IllegalArgumentException("an example needs a label");
    }
  }

  /** Creates an example that {@code caption.Wording} finds the words for. */
  public Example(String label, boolean is, Optional<String> under, float[] features) {
    this(label, is, under, Optional.empty(), features);
  }

  /** Creates an example of a picture that nobody looked at in a mirror. */
  public Example(
      String label, boolean is, Optional<String> under, Optional<String> phrase, float[] features) {
    this(label, is, under, phrase, features, Optional.empty());
  }
}
