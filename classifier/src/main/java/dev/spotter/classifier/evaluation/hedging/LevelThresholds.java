package dev.spotter.classifier.evaluation.hedging;

import dev.spotter.classifier.decision.Promise;
import dev.spotter.classifier.evaluation.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A threshold a level: the narrowest word whose confidence passes the threshold of its height. This
 * is what {@code LogitHead} does.
 *
 * @param heights of the widest words
 * @param alike whether all heights have the same threshold
 */
record LevelThresholds(int heights, boolean alike)
    implements HedgingMethod<LevelThresholds.Limits> {

  /** Above all confidences: words so wide are never said. */
  private static final double NEVER = 2;

  private static final List<Double> GRID =
      List.of(
          0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 0.99,
          NEVER);

  /**
   * Thresholds, the labels' first.
   *
   * @param limits one a height
   */
  record Limits(List<Double> limits) implements Setting {

    @Override
    public Outcome on(HedgedPhoto photo) {
      for (int height = 0; height < limits.size(); height++) {
        Candidate word = photo.likeliest(height);
        if (word.confidence() >= limits.get(height)) {
          return word.outcome();
        }
      }
      return Outcome.SILENT;
    }

    /**
     * Returns these thresholds as a model card has them.
     *
     * @param precision that they promise
     */
    Promise promise(double precision) {
      return new Promise(precision, limits.get(0), limits.subList(1, limits.size()));
    }

    @Override
    public String toString() {
      return limits.toString();
    }
  }

  @Override
  public String name() {
    return alike ? "one threshold" : "a threshold a level";
  }

  @Override
  public List<Limits> settings() {
    List<Limits> all = new ArrayList<>();
    if (alike) {
      GRID.forEach(limit -> all.add(new Limits(Collections.nCopies(heights + 1, limit))));
    } else {
      add(List.of(), all);
    }
    return all;
  }

  private void add(List<Double> begun, List<Limits> all) {
    if (begun.size() > heights) {
      all.add(new Limits(begun));
      return;
    }
    for (double limit : GRID) {
      List<Double> longer = new ArrayList<>(begun);
      longer.add(limit);
      add(longer, all);
    }
  }
}
