package dev.spotter.sim.delivery;

import java.time.Duration;

/**
 * How far the bot has been told of one event.
 *
 * @param conversation the event's conversation
 * @param seq the event's number in it
 * @param state how far
 * @param attempts requests sent so far, over all copies
 * @param status HTTP status of the latest answer; 0 when there was none
 * @param detail what happened last, in words
 * @param took how long the bot took for its latest answer; zero when there was none
 */
public record Delivery(
    String conversation,
    int seq,
    State state,
    int attempts,
    int status,
    String detail,
    Duration took) {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  /** How far a delivery is. */
  public enum State {
    /** Not sent yet. */
    PENDING,
    /** Accepted by the bot. */
    DELIVERED,
    /** Not accepted; will be sent again. */
    RETRYING,
    /** Not accepted and not sent again. */
    FAILED
  }

  /**
   * Tells whether the bot's latest answer was that it has no room now.
   *
   * @return whether its status was 429 or 503
   */
  public boolean refused() {
    return status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
  }

  /**
   * Tells whether nothing more will be sent.
   *
   * @return whether the state is final
   */
  public boolean settled() {
    return state == State.DELIVERED || state == State.FAILED;
  }

  static Delivery pending(String conversation, int seq) {
    return new Delivery(conversation, seq, State.PENDING, 0, 0, "waits for the bot", Duration.ZERO);
  }

  /** One more attempt was made; unless it is to be repeated, only settling changes the state. */
  Delivery attempted(Outcome outcome) {
    State now = outcome.toBeRetried() ? State.RETRYING : state;
    return new Delivery(
        conversation, seq, now, attempts + 1, outcome.status(), outcome.detail(), outcome.took());
  }

  Delivery settledAs(Outcome outcome) {
    return new Delivery(
        conversation,
        seq,
        outcome.state(),
        attempts,
        outcome.status(),
        outcome.detail(),
        outcome.took());
  }
}
