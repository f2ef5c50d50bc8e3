package dev.spotter.classifier.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How logits become an answer.
 *
 * @param temperature logits are divided by it before softmax
 * @param minConfidence below this confidence of a label the model does not say it
 * @param familiarity tells known things from others; null when the model takes everything for known
 * @param minSecond the smallest probability of the second label with which both are said when the
 *     first alone is not sure enough; null for never
 * @param promises what takes the place of {@code minConfidence} and lets wider words be said, for
 *     each precision that can be asked for; none when that was not measured
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DecisionRule(
    double temperature,
    double minConfidence,
    EnergyScore familiarity,
    Double minSecond,
    List<Promise> promises) {

  private static final double USUAL_PRECISION = 0.9;

  /** Sorts the promises, the least precise first. */
  public DecisionRule {
    promises =
        promises == null
            ? List.of()
            : promises.stream().sorted(Comparator.comparingDouble(Promise::precision)).toList();
  }

  /** Creates a decision by the largest probability alone. */
  public DecisionRule(double temperature, double minConfidence) {
    this(temperature, minConfidence, null, null, List.of());
  }

  /**
   * Returns this rule after a calibration, which takes the promises of the one before away.
   *
   * @param fitted temperature, above 0
   * @param known tells known things from others
   */
  public DecisionRule calibrated(double fitted, EnergyScore known) {
    return new DecisionRule(fitted, minConfidence, known, minSecond, List.of());
  }

  /**
   * Returns this rule with other limits.
   *
   * @param confidence below it the model abstains
   * @param second smallest probability of a second label that is said; null for never
   */
  public DecisionRule saying(double confidence, Double second) {
    return new DecisionRule(temperature, confidence, familiarity, second, promises);
  }

  /**
   * Returns this rule with other promises.
   *
   * @param measured one a precision
   */
  public DecisionRule promising(List<Promise> measured) {
    return new DecisionRule(temperature, minConfidence, familiarity, minSecond, measured);
  }

  /**
   * Returns how sure to be for a precision: by the least precise promise that is precise enough; a
   * rule without promises has one limit for all.
   *
   * @param asked the share of answers that are to be right, 0 to 1; empty for nine of ten, or the
   *     most precise promise
   * @throws IllegalArgumentException when no promise is so precise as was asked
   */
  public Promise promise(OptionalDouble asked) {
    if (promises.isEmpty()) {
      return new Promise(asked.orElse(USUAL_PRECISION), minConfidence, List.of());
    }
    Promise highest = promises.get(promises.size() - 1);
    double precision = asked.orElse(Math.min(USUAL_PRECISION, highest.precision()));
    return promises.stream()
        .filter(promise -> promise.precision() >= precision)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the model promises a precision of %s at most, not %s"
                        .formatted(highest.precision(), precision)));
  }
}
