package dev.spotter.classifier.decision;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How logits become an answer.
 *
 * @param temperature logits are divided by it before softmax
 * @param minConfidence below this confidence the model abstains
 * @param familiarity tells known things from others; null when the model takes everything for known
 * @param minSecond the smallest probability of the second label with which both are said when the
 *     first alone is not sure enough; null for never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionRule(
    double temperature, double minConfidence, EnergyScore familiarity, Double minSecond) {

  /** Creates a decision by the largest probability alone. */
  public DecisionRule(double temperature, double minConfidence) {
    this(temperature, minConfidence, null, null);
  }

  /**
   * Returns this rule after a calibration.
   *
   * @param fitted temperature, above 0
   * @param known tells known things from others
   */
  public DecisionRule calibrated(double fitted, EnergyScore known) {
    return new DecisionRule(fitted, minConfidence, known, minSecond);
  }

  /**
   * Returns this rule with other limits.
   *
   * @param confidence below it the model abstains
   * @param second smallest probability of a second label that is said; null for never
   */
  public DecisionRule saying(double confidence, Double second) {
    return new DecisionRule(temperature, confidence, familiarity, second);
  }
}
