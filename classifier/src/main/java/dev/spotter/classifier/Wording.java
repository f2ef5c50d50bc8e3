package dev.spotter.classifier;

import java.util.Optional;

/** Turns labels into English: "a photo of a dog", "a photo of an airplane", "a photo". */
public final class Wording {

  private static final String VOWELS = "aeiou";

  private Wording() {}

  /**
   * Returns the noun phrase for a picture.
   *
   * @param label what the picture shows; empty when nobody knows
   * @return "a photo of a dog", or "a photo"
   */
  public static String photoOf(Optional<String> label) {
    return label.map(name -> "a photo of " + withArticle(name)).orElse("a photo");
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
