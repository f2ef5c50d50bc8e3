package dev.spotter.sim.delivery;

import java.time.Duration;

/**
 * What came of one attempt to deliver a notification.
 *
 * @param state delivered, failed for good, or to be tried again
 * @param status HTTP status of the answer; 0 when there was none
 * @param cause what it was that happened
 * @param detail the same in words
 * @param took from the first byte sent to the answer; zero when there was none
 */
public record Outcome(Delivery.State state, int status, Cause cause, String detail, Duration took) {

  /** What can happen to an attempt. */
  public enum Cause {
    /** The bot answered. */
    ANSWERED,
    /** The bot took the connection but gave no answer in time. */
    TIMED_OUT,
    /** The bot could not be reached. */
    UNREACHABLE
  }

  /**
   * Returns the outcome of an attempt that the bot answered.
   *
   * @param state what the answer means
   * @param status the answer's HTTP status
   * @param detail the answer in words
   * @return the outcome
   */
  public static Outcome answered(Delivery.State state, int status, String detail) {
    return new Outcome(state, status, Cause.ANSWERED, detail, Duration.ZERO);
  }

  /**
   * Returns the outcome of an attempt without an answer, which is to be repeated.
   *
   * @param cause {@link Cause#TIMED_OUT} or {@link Cause#UNREACHABLE}
   * @param detail why, in words
   * @return the outcome
   */
  public static Outcome unanswered(Cause cause, String detail) {
    return new Outcome(Delivery.State.RETRYING, 0, cause, detail, Duration.ZERO);
  }

  Outcome after(Duration time) {
    return new Outcome(state, status, cause, detail, time);
  }

  boolean toBeRetried() {
    return state == Delivery.State.RETRYING;
  }

  boolean delivered() {
    return state == Delivery.State.DELIVERED;
  }

  Outcome givenUp() {
    return new Outcome(Delivery.State.FAILED, status, cause, "gave up: " + detail, took);
  }

  Outcome lost() {
    return unanswered(Cause.TIMED_OUT, "the bot's answer was lost, as the settings ask for");
  }
}
