package dev.spotter.bot.inbox;

/**
 * A lesson and what an operator says of it.
 *
 * @param number the lesson's, given once in an inbox
 * @param review what the operator says
 * @param lesson what was taught
 */
public record ReviewedLesson(long number, Review review, Lesson lesson) {

  /** What an operator can say of a lesson. It holds in its conversation all the same. */
  public enum Review {
    /** Nobody has said anything yet. */
    OPEN,
    /** A new version of the model may learn from it. */
    ACCEPTED,
    /** No version of the model may. */
    REJECTED
  }
}
