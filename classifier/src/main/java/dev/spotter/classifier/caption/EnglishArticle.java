package dev.spotter.classifier.caption;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Pattern;

/** English noun phrases by rule, for labels that no table knows. */
final class EnglishArticle {

  private static final Pattern VOWEL_SOUND =
      Pattern.compile("[aeiou]|hour|heir|honest|honou?r|(8|11|18)(?!\\d)|8\\d", CASE_INSENSITIVE);

  /** Vowels that sound like "you" or "one". */
  private static final Pattern CONSONANT_SOUND =
      Pattern.compile("uni(?!n)|us[ae]|ute|eu|ewe|one\\b|once", CASE_INSENSITIVE);

  /** A word on s, but for a bus, a glass, an iris and their like. */
  private static final Pattern PLURAL =
      Pattern.compile(
          "(?!.*\\b(lens|gas|canvas|atlas|pancreas)$).*\\p{L}{2}(?<![usi])s", CASE_INSENSITIVE);

  private EnglishArticle() {}

  /**
   * Returns a noun with its indefinite article, chosen by how the first letter or number sounds;
   * what looks like a plural has none.
   *
   * @param noun not blank
   * @return "a dog", "an airplane", "an 8", "a fire truck", "shoes"
   */
  static String before(String noun) {
    if (PLURAL.matcher(noun).matches()) {
      return noun;
    }
    boolean vowel =
        VOWEL_SOUND.matcher(noun).lookingAt() && !CONSONANT_SOUND.matcher(noun).lookingAt();
    return (vowel ? "an " : "a ") + noun;
  }
}
