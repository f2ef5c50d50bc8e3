package dev.spotter.classifier.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ordered rewriting rules for words that no table has, from a translator's file: {@code name.1},
 * {@code name.2} and so on, each a regular expression, an arrow and what takes its place. The first
 * whose expression matches all of the words counts. Immutable.
 *
 * @param rules in the file's order; may be empty
 */
record Rewriting(List<Rule> rules) {

  private static final String ARROW = " -> ";

  /**
   * One rule.
   *
   * @param pattern has to match all of the words, in whatever case
   * @param replacement as {@link Matcher#replaceFirst(String)} reads it
   */
  record Rule(Pattern pattern, String replacement) {}

  static Rewriting of(ResourceBundle table, String name) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 1; table.containsKey(name + "." + i); i++) {
      String[] sides = table.getString(name + "." + i).split(ARROW, 2);
      int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
      rules.add(new Rule(Pattern.compile("^(?:" + sides[0] + ")$", flags), sides[1]));
    }
    return new Rewriting(List.copyOf(rules));
  }

  /** Returns the words as the first rule that fits writes them, or as they are. */
  String apply(String words) {
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern().matcher(words);
      if (matcher.matches()) {
        return matcher.replaceFirst(rule.replacement());
      }
    }
    return words;
  }
}
