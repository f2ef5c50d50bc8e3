package dev.spotter.classifier.evaluation.hedging;

import dev.spotter.classifier.evaluation.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The accuracy-specificity trade-off of DARTS (Deng et al., "Hedging your bets", CVPR 2012): the
 * word with the largest {@code (information + multiplier) * confidence}. The paper lets the root,
 * which is always right and tells nothing, stand for silence; here a threshold does as well, since
 * photos may show nothing that the tree holds.
 *
 * @param rooted whether silence is the root, instead of what falls short of a threshold
 */
record LagrangeTradeOff(boolean rooted) implements HedgingMethod<LagrangeTradeOff.Weighed> {

  private static final List<Double> MULTIPLIERS =
      List.of(0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1.2, 1.7, 2.5, 3.5, 5.0, 7.0, 10.0, 20.0);

  record Weighed(double multiplier, double limit) implements Setting {

    /** The root's threshold depends on the multiplier alone. */
    static final double ROOT = -1;

    private double worth(Candidate word) {
      return (word.information() + multiplier) * word.confidence();
    }

    @Override
    public Outcome on(HedgedPhoto photo) {
      return photo.candidates().stream()
          .max(Comparator.comparingDouble(this::worth))
          .filter(word -> limit == ROOT ? worth(word) >= multiplier : word.confidence() >= limit)
          .map(Candidate::outcome)
          .orElse(Outcome.SILENT);
    }

    @Override
    public String toString() {
      return "[multiplier " + multiplier + (limit == ROOT ? "]" : ", from " + limit + "]");
    }
  }

  @Override
  public String name() {
    return rooted ? "Lagrange, silence is the root" : "Lagrange and a threshold";
  }

  @Override
  public List<Weighed> settings() {
    List<Weighed> all = new ArrayList<>();
    List<Double> limits =
        rooted
            ? List.of(Weighed.ROOT)
            : List.of(
                0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 0.99);
    for (double multiplier : MULTIPLIERS) {
      limits.forEach(limit -> all.add(new Weighed(multiplier, limit)));
    }
    return all;
  }
}
