package dev.spotter.classifier.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How well a model does on photos of which some show nothing it was taught; as JSON, what {@code
 * score --json} prints. Wherever names are judged, known and other photos are weighted to be
 * equally many; shares lie between 0 and 1.
 *
 * @param photos how many
 * @param known how many of them show one of the model's classes
 * @param other how many do not
 * @param unreadable how many could not be read; they count as photos without a name
 * @param missing how many labelled photos have no answer; they count nowhere
 * @param auroc how well confidence tells known from other; null without photos of either kind
 * @param accuracy the share of known photos whose most probable class is the true one
 * @param macroAccuracy the same, as the mean over the classes that occur
 * @param coverageAt90Precision the share of known photos named at the loosest threshold at which 90
 *     % of the names are right
 * @param riskCoverage what other thresholds would do
 * @param decision what the model's own decision does
 * @param perClass the figures of each class, by label, in the model's order
 * @param scores how confidence is spread over known and other photos
 */
public record OpenSetEvaluation(
    int photos,
    int known,
    int other,
    int unreadable,
    int missing,
    Double auroc,
    double accuracy,
    double macroAccuracy,
    double coverageAt90Precision,
    RiskCoverage riskCoverage,
    Decision decision,
    Map<String, ClassFigures> perClass,
    ScoreHistogram scores) {

  /** Makes the figures of the classes unmodifiable. */
  public OpenSetEvaluation {
    perClass = Collections.unmodifiableMap(new LinkedHashMap<>(perClass));
  }

  /**
   * What was said about one photo.
   *
   * @param truth its true label; empty when it shows nothing the model was taught
   * @param guess the most probable label; empty when the photo could not be read
   * @param confidence any number that grows with sureness; {@link ScoredPrediction#NEVER} without a
   *     guess
   * @param names the labels in its caption: none when the model abstains, two when it wavers
   */
  public record JudgedPhoto(
      Optional<String> truth, Optional<String> guess, double confidence, List<String> names) {

    /** Whether the guess is the truth. */
    boolean guessedRightly() {
      return truth.isPresent() && truth.equals(guess);
    }

    boolean named() {
      return !names.isEmpty();
    }

    boolean namedRightly() {
      return truth.filter(names::contains).isPresent();
    }

    ScoredPrediction answer() {
      return new ScoredPrediction(confidence, truth.isPresent(), guessedRightly());
    }
  }

  /**
   * The shipped decision.
   *
   * @param precision the share of right names among those given; null when it gives none
   * @param knownNamed the share of known photos that get a name
   * @param knownNamedRightly the share of known photos that get their own
   * @param otherNamed the share of other photos that get a name; null when there are none
   */
  public record Decision(
      Double precision, double knownNamed, double knownNamedRightly, Double otherNamed) {}

  /**
   * The figures of one class.
   *
   * @param photos how many show it
   * @param accuracy the share of them it is the most probable class of; null without photos
   * @param named how many of them get a name
   * @param namedRightly how many of them get this name
   * @param othersNamedSo how many other photos get this name
   */
  public record ClassFigures(
      int photos, Double accuracy, int named, int namedRightly, int othersNamedSo) {}

  /**
   * Computes all figures.
   *
   * @param labels the model's, in its order
   * @param photos what was said about each
   * @param missing how many labelled photos have no answer
   * @throws IllegalArgumentException when none of the photos shows what the model knows
   */
  public static OpenSetEvaluation of(Set<String> labels, List<JudgedPhoto> photos, int missing) {
    RiskCoverage curve = RiskCoverage.of(photos.stream().map(JudgedPhoto::answer).toList());
    List<JudgedPhoto> known = photos.stream().filter(photo -> photo.truth().isPresent()).toList();
    List<JudgedPhoto> other = photos.stream().filter(photo -> photo.truth().isEmpty()).toList();
    Map<String, ClassFigures> perClass = new LinkedHashMap<>();
    labels.forEach(label -> perClass.put(label, figures(label, known, other)));
    return new OpenSetEvaluation(
        photos.size(),
        known.size(),
        other.size(),
        (int) photos.stream().filter(photo -> photo.guess().isEmpty()).count(),
        missing,
        other.isEmpty() ? null : Metrics.auroc(confidences(known), confidences(other)),
        share(known.stream().filter(JudgedPhoto::guessedRightly).count(), known),
        macroAccuracy(perClass),
        curve.coverageAt(0.9),
        curve,
        decision(known, other),
        perClass,
        ScoreHistogram.of(confidences(known), confidences(other)));
  }

  private static Decision decision(List<JudgedPhoto> known, List<JudgedPhoto> other) {
    double named = share(known.stream().filter(JudgedPhoto::named).count(), known);
    double right = share(known.stream().filter(JudgedPhoto::namedRightly).count(), known);
    Double others =
        other.isEmpty() ? null : share(other.stream().filter(JudgedPhoto::named).count(), other);
    double given = named + (others == null ? 0 : others);
    return new Decision(given == 0 ? null : right / given, named, right, others);
  }

  private static ClassFigures figures(
      String label, List<JudgedPhoto> known, List<JudgedPhoto> other) {
    List<JudgedPhoto> own =
        known.stream().filter(photo -> photo.truth().equals(Optional.of(label))).toList();
    return new ClassFigures(
        own.size(),
        own.isEmpty() ? null : share(own.stream().filter(JudgedPhoto::guessedRightly).count(), own),
        (int) own.stream().filter(JudgedPhoto::named).count(),
        (int) own.stream().filter(JudgedPhoto::namedRightly).count(),
        (int) other.stream().filter(photo -> photo.names().contains(label)).count());
  }

  private static double macroAccuracy(Map<String, ClassFigures> perClass) {
    return perClass.values().stream()
        .filter(figures -> figures.photos() > 0)
        .mapToDouble(ClassFigures::accuracy)
        .average()
        .orElseThrow();
  }

  private static double share(long part, List<JudgedPhoto> whole) {
    return part / (double) whole.size();
  }

  private static double[] confidences(List<JudgedPhoto> photos) {
    return photos.stream().mapToDouble(JudgedPhoto::confidence).toArray();
  }
}
