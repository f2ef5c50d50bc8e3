package dev.spotter.classifier.taught;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.Head;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.Answer.Level;
import dev.spotter.classifier.decision.Answer.Origin;
import dev.spotter.classifier.decision.FeatureSpace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A conversation's head: decorates a model's head with what people said there. Two rules, in this
 * order:
 *
 * <ol>
 *   <li>A picture that is a near-copy of one that was spoken of gets what was said of it; the later
 *       word counts. What it is said not to show, the model's head may not say of it.
 *   <li>Another picture gets a label that the model lacks when it is nearer to that label's
 *       prototype, the mean of its pictures, than to any label of the model by a margin that few
 *       base features reach, see {@link FeatureSpace#margin}.
 * </ol>
 *
 * <p>Else it answers as the model's head. So a correction by one of the model's own words never
 * moves anything else, and of the bank's features all taught labels together take no more than the
 * share they were allowed. Plain Java, immutable and thread-safe; a fraction of a millisecond with
 * hundreds of examples.
 */
public final class TaughtHead implements Head {

  private final Head base;
  private final FeatureSpace space;
  private final List<Spoken> spoken;
  private final List<Prototype> prototypes;

  private TaughtHead(
      Head base, FeatureSpace space, List<Spoken> spoken, List<Prototype> prototypes) {
    this.base = base;
    this.space = space;
    this.spoken = List.copyOf(spoken);
    this.prototypes = List.copyOf(prototypes);
  }

  /**
   * An example in the space.
   *
   * @param example what was said
   * @param views of the picture, and in a mirror if somebody looked
   * @param origin of an answer that repeats it
   */
  record Spoken(Example example, List<float[]> views, Origin origin) {

    static Spoken of(Example example, FeatureSpace space, Set<String> baseLabels) {
      return new Spoken(
          example,
          Stream.concat(Stream.of(example.features()), example.mirrored().stream())
              .map(space::project)
              .toList(),
          baseLabels.contains(example.label()) ? Origin.CORRECTED : Origin.TAUGHT);
    }

    boolean near(float[] unit, FeatureSpace space) {
      return views.stream().anyMatch(view -> space.near(view, unit));
    }
  }

  /**
   * Creates a head.
   *
   * @param base the model's own, which has the last word on all that nobody spoke of
   * @param space the model's
   * @param baseLabels the model's own labels and wider words; what they say of a picture counts for
   *     that picture only
   * @param examples the conversation's, the oldest first; none makes a head that answers as {@code
   *     base}
   * @param stolenShare of base pictures that all taught labels together may take, above 0 and below
   *     1; 0.05 is usual
   * @throws IllegalArgumentException when an example's features are another model's
   */
  public static TaughtHead of(
      Head base,
      FeatureSpace space,
      Set<String> baseLabels,
      List<Example> examples,
      double stolenShare) {
    if (!(stolenShare > 0 && stolenShare < 1)) {
      throw new IllegalArgumentException(
          "the stolen share must be above 0 and below 1, not " + stolenShare);
    }
    List<Spoken> spoken = examples.stream().map(it -> Spoken.of(it, space, baseLabels)).toList();
    return new TaughtHead(base, space, spoken, Prototype.of(spoken, space, stolenShare));
  }

  @Override
  public Classification decide(Embedding embedding) {
    if (spoken.isEmpty()) {
      return base.decide(embedding);
    }
    float[] unit = space.project(embedding.features());
    Optional<Spoken> said = Optional.empty();
    Set<String> denied = new LinkedHashSet<>();
    for (Spoken one : spoken) {
      if (one.near(unit, space)) {
        String label = one.example().label();
        if (one.example().is()) {
          said = Optional.of(one);
          denied.remove(label);
        } else {
          said = said.filter(it -> !it.example().label().equals(label));
          denied.add(label);
        }
      }
    }
    Classification allowed = Denial.of(denied).decide(base, embedding);
    return said.map(it -> exact(it.example().label(), it.origin(), it.example().phrase()))
        .or(() -> taught(unit, denied, allowed.answer()))
        .map(it -> new Classification(it, allowed.confidence(), allowed.probabilities()))
        .orElse(allowed);
  }

  /** Returns what is known of each taught label, in the order they were first taught. */
  public List<TaughtLabel> labels() {
    return Acquaintance.of(prototypes, space);
  }

  private Optional<Answer> taught(float[] unit, Set<String> denied, Answer allowed) {
    double nearestBase = prototypes.isEmpty() ? 0 : space.nearestBase(unit);
    Optional<Prototype> best = Optional.empty();
    double most = 0;
    for (Prototype label : prototypes) {
      double excess = label.excess(unit, nearestBase);
      if (excess > most && !denied.contains(label.name()) && label.fits(allowed)) {
        most = excess;
        best = Optional.of(label);
      }
    }
    return best.map(it -> exact(it.name(), Origin.TAUGHT, it.phrase()));
  }

  private static Answer exact(String label, Origin origin, Optional<String> phrase) {
    return new Answer(Level.EXACT, List.of(label), List.of(), origin, phrase);
  }
}
