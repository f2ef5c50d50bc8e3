package dev.spotter.classifier.evaluation.hedging;

import dev.spotter.classifier.evaluation.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The narrowest word that holds a prediction set: the likeliest labels that together have a certain
 * probability (adaptive prediction sets, arXiv 2006.02544, with the quantile taken from the photos
 * like every other setting). Photos that look less familiar than a threshold get no word.
 */
record ConformalSet() implements HedgingMethod<ConformalSet.Held> {

  record Held(double mass, double familiarity) implements Setting {

    @Override
    public Outcome on(HedgedPhoto photo) {
      return photo.familiarity() < familiarity
          ? Outcome.SILENT
          : photo.narrowestOver(mass).map(Candidate::outcome).orElse(Outcome.SILENT);
    }

    @Override
    public String toString() {
      return "[mass " + mass + ", familiar from " + familiarity + "]";
    }
  }

  @Override
  public String name() {
    return "conformal set";
  }

  @Override
  public List<Held> settings() {
    List<Held> all = new ArrayList<>();
    for (double mass : HedgingMethod.steps(0.5, 0.98, 0.04)) {
      for (double familiarity : HedgingMethod.steps(0, 0.9, 0.1)) {
        all.add(new Held(mass, familiarity));
      }
    }
    return all;
  }
}
