package dev.spotter.classifier;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns labels into English: "a photo of a dog", "a photo of an airplane", "a photo". */
public final class Wording {

  private static final Pattern VOWEL_SOUND =
      Pattern.compile("[aeiou]|hour|heir|honest|honou?r|(8|11|18)(?!\\d)|8\\d", CASE_INSENSITIVE);

  /** Vowels that sound like "you" or "one". */
  private static final Pattern CONSONANT_SOUND =
      Pattern.compile("uni(?!n)|us[ae]|ute|eu|ewe|one\\b|once", CASE_INSENSITIVE);

  /** A word on s, but for a bus, a glass, an iris and their like. */
  private static final Pattern PLURAL =
      Pattern.compile(
          "(?!.*\\b(lens|gas|canvas|atlas|pancreas)$).*\\p{L}{2}(?<![usi])s", CASE_INSENSITIVE);

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
   * Returns a label with its indefinite article, chosen by how the first letter or number sounds;
   * what looks like a plural has none. Underscores count as spaces.
   *
   * @param label a noun, not blank
   * @return "a dog", "an airplane", "an 8", "a fire truck", "shoes"
   */
  public static String withArticle(String label) {
    String words = label.replace('_', ' ').strip();
    if (words.isEmpty() || PLURAL.matcher(words).matches()) {
      return words.isEmpty() ? label : words;
    }
    boolean vowel =
        VOWEL_SOUND.matcher(words).lookingAt() && !CONSONANT_SOUND.matcher(words).lookingAt();
    return (vowel ? "an " : "a ") + words;
  }
}
