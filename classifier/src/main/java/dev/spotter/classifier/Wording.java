package dev.spotter.classifier;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns labels into English: "a photo of a dog", "a photo of an airplane", "a photo". */
public final class Wording {

  private static final String VOWELS = "aeiou";

  private Wording() {}

  /**
   * Returns the noun phrase for a picture.
   *
   * @param thing what the picture shows, as {@link #thing} words it; empty when nobody knows
   * @return "a photo of a dog", or "a photo"
   */
  public static String photoOf(Optional<String> thing) {
    return thing.map(words -> "a photo of " + words).orElse("a photo");
  }

  /**
   * Returns labels as one thing.
   *
   * @param names singular nouns, each of which it can be
   * @return "a dog", "a cat or a dog"; empty without a name
   */
  public static Optional<String> thing(List<String> names) {
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(names.stream().map(Wording::withArticle).collect(Collectors.joining(" or ")));
  }

  /**
   * Returns a label with its indefinite article, chosen by the first letter.
   *
   * @param label a singular noun, not blank
   * @return "a dog", "an airplane"
   */
  public static String withArticle(String label) {
    boolean vowel = VOWELS.indexOf(Character.toLowerCase(label.charAt(0))) >= 0;
    return (vowel ? "an " : "a ") + label;
  }
}
