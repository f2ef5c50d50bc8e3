package dev.spotter.classifier.decision;

import java.util.List;
import java.util.Optional;

/**
 * What a head commits itself to, in keys and not in words of a language.
 *
 * @param level how much is said
 * @param names one label or wider word; two labels when it can be either; none when silent
 * @param wider words that hold what {@code names} say, the narrowest first, for a language or a
 *     caption that has no word for them; may be empty
 * @param origin where the head has it from
 * @param phrase how the one who taught it says it, with what a noun has before it: "Rex", "an
 *     axolotl"; empty to leave that to {@code caption.Wording}
 */
public record Answer(
    Level level, List<String> names, List<String> wider, Origin origin, Optional<String> phrase) {

  /** How much is said. */
  public enum Level {
    /** Nothing. */
    SILENT,
    /** A word that holds several labels. */
    WIDER,
    /** Two labels, of which one is right. */
    EITHER,
    /** One label. */
    EXACT
  }

  /** Where a head has an answer from. */
  public enum Origin {
    /** What the model was trained on. */
    MODEL,
    /** A correction of this very picture, by one of the model's own words. */
    CORRECTED,
    /** A label that the model lacks and that people taught. */
    TAUGHT
  }

  /** Copies the lists. */
  public Answer {
    names = List.copyOf(names);
    wider = List.copyOf(wider);
  }

  /** Creates an answer of the model's own. */
  public Answer(Level level, List<String> names, List<String> wider) {
    this(level, names, wider, Origin.MODEL, Optional.empty());
  }

  /** Returns the answer of a head that is not sure enough. */
  public static Answer silent() {
    return new Answer(Level.SILENT, List.of(), List.of());
  }

  /** Returns one label as the answer. */
  public static Answer exact(String label) {
    return new Answer(Level.EXACT, List.of(label), List.of());
  }

  /** Returns two labels as the answer, the likelier first. */
  public static Answer either(String label, String other) {
    return new Answer(Level.EITHER, List.of(label, other), List.of());
  }

  /** Returns the same answer with another origin. */
  public Answer from(Origin other) {
    return new Answer(level, names, wider, other, phrase);
  }

  /** Returns the one label that is said; empty when none or more is. */
  public Optional<String> label() {
    return level == Level.EXACT ? Optional.of(names.get(0)) : Optional.empty();
  }

  /** Returns whether a label or wider word is said, or holds what is said. */
  public boolean within(String word) {
    return names.contains(word) || wider.contains(word);
  }
}
