package dev.spotter.classifier.taught;

import dev.spotter.classifier.decision.FeatureSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leave-one-out cross-validation of taught labels. Pure functions. */
final class Acquaintance {

  /** Up to so many pictures the next one is worth the trouble, whatever comes out. */
  private static final int FEW = 3;

  /** From so many on the next one changes the mean too little. */
  private static final int MANY = 10;

  private Acquaintance() {}

  /** Returns what is known of each label. */
  static List<TaughtLabel> of(List<Prototype> labels, FeatureSpace space) {
    return labels.stream().map(label -> of(label, labels, space)).toList();
  }

  private static TaughtLabel of(Prototype label, List<Prototype> all, FeatureSpace space) {
    int pictures = label.pictures().size();
    int recognised = 0;
    Map<String, Integer> mistaken = new LinkedHashMap<>();
    for (int i = 0; i < pictures; i++) {
      float[] unit = label.pictures().get(i);
      double enough = space.nearestBase(unit) + label.margin();
      double own = pictures == 1 ? enough : likeOthers(label, i);
      recognised += own > enough ? 1 : 0;
      nearer(label, all, space, unit, own).ifPresent(it -> mistaken.merge(it, 1, Integer::sum));
    }
    Optional<String> confused =
        mistaken.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    boolean more = pictures < FEW || (pictures < MANY && 3 * recognised < 2 * pictures);
    return new TaughtLabel(label.name(), pictures, recognised, confused, more);
  }

  private static double likeOthers(Prototype label, int without) {
    List<float[]> others = new ArrayList<>(label.pictures());
    float[] unit = others.remove(without);
    return FeatureSpace.cosine(unit, FeatureSpace.prototype(others));
  }

  /**
   * A label that the picture is nearer to; the model's word that it belongs under is no mistake.
   */
  private static Optional<String> nearer(
      Prototype label, List<Prototype> all, FeatureSpace space, float[] unit, double than) {
    String model = space.nearestLabel(unit);
    double most = than;
    Optional<String> nearest = Optional.empty();
    if (space.nearestBase(unit) > most && !label.under().equals(Optional.of(model))) {
      most = space.nearestBase(unit);
      nearest = Optional.of(model);
    }
    for (Prototype other : all) {
      double cosine = FeatureSpace.cosine(unit, other.mean());
      if (!other.name().equals(label.name()) && cosine > most) {
        most = cosine;
        nearest = Optional.of(other.name());
      }
    }
    return nearest;
  }
}
