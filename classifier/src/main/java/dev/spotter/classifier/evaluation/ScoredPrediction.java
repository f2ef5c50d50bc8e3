package dev.spotter.classifier.evaluation;

/**
 * One prediction reduced to what selective classification is judged by: a score and a verdict.
 *
 * @param confidence any number that grows with sureness; {@link #NEVER} when no name can be given
 * @param known whether the image shows one of the model's classes
 * @param right whether the most probable class is the true one; never when it is not known
 */
public record ScoredPrediction(double confidence, boolean known, boolean right) {

  /** Less sure than any threshold: the image gets no name. */
  public static final double NEVER = Double.NEGATIVE_INFINITY;
}
