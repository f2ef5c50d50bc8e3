package dev.spotter.classifier.decision;

import java.util.OptionalDouble;

/**
 * What an operator asks of a head's answers.
 *
 * @param precision the share of answers that are to be right, 0 to 1; heeded by models that promise
 *     any, see {@link Promise}; empty for nine of ten, or the most that the model promises
 * @param widest the most steps from a label up to the word that is said: 0 for labels only, 1 for
 *     "a reptile" instead of "a snake" as well, 2 for "an animal"
 */
public record AnswerPolicy(OptionalDouble precision, int widest) {

  /** Nine answers of ten right where the model promises that, and any word rather than none. */
  public static final AnswerPolicy USUAL =
      new AnswerPolicy(OptionalDouble.empty(), Integer.MAX_VALUE);

  /** Checks the ranges. */
  public AnswerPolicy {
    precision.ifPresent(AnswerPolicy::checkShare);
    if (widest < 0) {
      throw new IllegalArgumentException("the widest word must be 0 or more, not " + widest);
    }
  }

  private static void checkShare(double precision) {
    if (!(precision > 0 && precision < 1)) {
      throw new IllegalArgumentException(
          "the precision must be above 0 and below 1, not " + precision);
    }
  }
}
