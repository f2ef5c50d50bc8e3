package dev.spotter.sim.scenario;

import java.util.regex.Pattern;

/** Regular expressions as scenarios write them, between slashes. */
final class Expression {

  private Expression() {}

  static boolean isOne(String rule) {
    return rule.length() > 2 && rule.startsWith("/") && rule.endsWith("/");
  }

  /** Compiles an expression in which {@code {name}} stands for a person. */
  static Pattern of(String rule, String name) {
    String inner = rule.substring(1, rule.length() - 1);
    return Pattern.compile(inner.replace("{name}", Pattern.quote(name)));
  }
}
