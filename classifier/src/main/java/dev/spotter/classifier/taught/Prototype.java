package dev.spotter.classifier.taught;

import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.Answer.Level;
import dev.spotter.classifier.decision.Answer.Origin;
import dev.spotter.classifier.decision.FeatureSpace;
import dev.spotter.classifier.taught.TaughtHead.Spoken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nearest-mean rule for one taught label: its prototype and the margin by which a picture has to be
 * nearer to it than to any label of the model.
 *
 * @param name the label
 * @param under the model's word it belongs under, as it was last taught
 * @param phrase how a caption says it, as it was last taught
 * @param pictures those taught, in the space, without near-copies
 * @param mean of the pictures, of unit length
 * @param margin that a picture has to be above
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Prototype(
    String name,
    Optional<String> under,
    Optional<String> phrase,
    List<float[]> pictures,
    float[] mean,
    double margin) {

  /** Makes the prototypes of all labels that the model lacks, in the order they were taught. */
  static List<Prototype> of(List<Spoken> spoken, FeatureSpace space, double stolenShare) {
    Map<String, List<Spoken>> taught = new LinkedHashMap<>();
    for (Spoken one : spoken) {
      if (one.origin() == Origin.TAUGHT && one.example().is()) {
        taught.computeIfAbsent(one.example().label(), label -> new ArrayList<>()).add(one);
      }
    }
    double each = stolenShare / Math.max(1, taught.size());
    return taught.values().stream().map(them -> of(space, each, them)).toList();
  }

  private static Prototype of(FeatureSpace space, double share, List<Spoken> taught) {
    List<float[]> pictures = new ArrayList<>();
    Optional<String> under = Optional.empty();
    Optional<String> phrase = Optional.empty();
    for (Spoken one : taught) {
      under = one.example().under();
      phrase = one.example().phrase();
      if (pictures.stream().noneMatch(known -> one.near(known, space))) {
        pictures.add(FeatureSpace.prototype(one.views()));
      }
    }
    return of(taught.get(0).example().label(), under, phrase, pictures, space, share);
  }

  /** Neither of all base features nor of those of the label above it may more be taken. */
  static Prototype of(
      String name,
      Optional<String> under,
      Optional<String> phrase,
      List<float[]> pictures,
      FeatureSpace space,
      double share) {
    float[] mean = FeatureSpace.prototype(pictures);
    double margin = space.margin(mean, share, Optional.empty());
    if (under.isPresent()) {
      margin = Math.max(margin, space.margin(mean, share, under));
    }
    return new Prototype(name, under, phrase, pictures, mean, margin);
  }

  /** Returns by how much a picture passes the margin; 0 or less when it does not. */
  double excess(float[] unit, double nearestBase) {
    return FeatureSpace.cosine(unit, mean) - nearestBase - margin;
  }

  /** Returns whether the label can be said in place of an answer of the model's. */
  boolean fits(Answer answer) {
    return answer.level() == Level.SILENT || under.isEmpty() || answer.within(under.get());
  }
}
