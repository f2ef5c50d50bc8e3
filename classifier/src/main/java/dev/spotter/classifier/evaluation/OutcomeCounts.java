package dev.spotter.classifier.evaluation;

import java.util.EnumMap;
import java.util.Map;

/**
 * Outcomes counted, the photos as they come.
 *
 * @param counts outcome to photos; every outcome has a number
 */
public record OutcomeCounts(Map<Outcome, Integer> counts) {

  /** Counts outcomes. */
  public static OutcomeCounts of(Iterable<Outcome> outcomes) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, 0);
    }
    outcomes.forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    return new OutcomeCounts(counts);
  }

  /** Returns how many photos came to an end. */
  public int of(Outcome outcome) {
    return counts.get(outcome);
  }

  /** Returns how many photos there are. */
  public int photos() {
    return counts.values().stream().mapToInt(it -> it).sum();
  }

  /** Returns the share of all photos that get a right word, 0 to 1. */
  public double right() {
    return (of(Outcome.EXACT_RIGHT) + of(Outcome.WIDER_RIGHT)) / (double) photos();
  }

  /** Returns the share of all photos that get their own label, 0 to 1. */
  public double exact() {
    return of(Outcome.EXACT_RIGHT) / (double) photos();
  }

  /** Returns the share of words that are right among those said; not a number when none was. */
  public double precision() {
    int said = photos() - of(Outcome.SILENT);
    return (of(Outcome.EXACT_RIGHT) + of(Outcome.WIDER_RIGHT)) / (double) said;
  }

  /** Returns the share of labels that are right among those said; not a number when none was. */
  public double exactPrecision() {
    int exact = of(Outcome.EXACT_RIGHT) + of(Outcome.EXACT_WRONG);
    return of(Outcome.EXACT_RIGHT) / (double) exact;
  }
}
