package dev.spotter.sim.scenario;

/** What a text of the bot has to be. */
interface TextRule {

  /** Whether all of a text fits. */
  boolean accepts(String text);

  /** What is expected, in words. */
  String describe();
}
