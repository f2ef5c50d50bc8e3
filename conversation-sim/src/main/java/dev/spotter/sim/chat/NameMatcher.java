package dev.spotter.sim.chat;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds people's names in texts of any language, some of which put no blanks between words. */
public final class NameMatcher {

  private NameMatcher() {}

  /**
   * Finds the longest name that occurs in a text.
   *
   * @param text any text
   * @param names the names to look for
   * @return one of them, if any occurs
   */
  public static Optional<String> longestIn(String text, Collection<String> names) {
    return names.stream()
        .filter(name -> occurs(text, name))
        .max(Comparator.comparingInt(String::length));
  }

  /**
   * Tells whether a name occurs in a text as a whole: {@code Ana 1} does not in {@code Ana 11}, nor
   * {@code Ana} in {@code Anatol}.
   *
   * @param text any text
   * @param name the name, in the same case
   * @return whether it occurs
   */
  public static boolean occurs(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (endsWord(text, at) && endsWord(text, at + name.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether one word can end and another begin between the characters before and at an index. */
  static boolean endsWord(String text, int at) {
    if (at == 0 || at >= text.length()) {
      return true;
    }
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at);
    boolean number = Character.isDigit(before) && Character.isDigit(after);
    return !number && !(cased(before) && cased(after));
  }

  /** Letters of scripts that have blanks between words, as far as they have capitals. */
  private static boolean cased(int letter) {
    return Character.isLowerCase(letter) || Character.isUpperCase(letter);
  }
}
