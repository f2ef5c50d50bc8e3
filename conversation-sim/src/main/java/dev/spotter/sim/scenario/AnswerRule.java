package dev.spotter.sim.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What the bot is to answer to words or to a reaction.
 *
 * @param rule {@code any} text, {@code none}, a regular expression between slashes that the whole
 *     answer matches and in which {@code {name}} is the person, or the answer itself
 */
public record AnswerRule(String rule) {

  /** Nothing is to be answered. */
  public static final AnswerRule NONE = new AnswerRule("none");

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException when it is empty or its regular expression is none
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AnswerRule {
    if (rule.isBlank()) {
      throw new IllegalArgumentException("answer: any, none, a text or a /regular expression/");
    }
    if (Expression.isOne(rule)) {
      Expression.of(rule, "name");
    }
  }

  /**
   * Tells whether the bot is to say nothing.
   *
   * @return whether no answer is expected
   */
  public boolean silent() {
    return rule.equals("none");
  }

  /**
   * Tells whether whatever the bot says will do.
   *
   * @return whether any answer is accepted
   */
  public boolean any() {
    return rule.equals("any");
  }

  /** The rule for the answer to one person. */
  TextRule to(String name) {
    return new TextRule() {
      @Override
      public boolean accepts(String text) {
        if (Expression.isOne(rule)) {
          return Expression.of(rule, name).matcher(text).matches();
        }
        return rule.equals("any") || rule.equals(text);
      }

      @Override
      public String describe() {
        if (Expression.isOne(rule)) {
          return Expression.of(rule, name).pattern();
        }
        return rule.equals("any") ? "an answer" : "\"" + rule + "\"";
      }
    };
  }
}
