package dev.spotter.classifier.evaluation;

/**
 * How sure a model was of one image, and whether it may be.
 *
 * @param confidence any number that grows with sureness; {@link #NEVER} when no name can be given
 * @param known whether the image shows one of the model's classes
 * @param right whether the most probable class is the true one; never when it is not known
 */
public record Answer(double confidence, boolean known, boolean right) {

  /** Less sure than any threshold: the image gets no name. */
  public static final double NEVER = Double.NEGATIVE_INFINITY;
}
