package dev.spotter.sim.delivery;

/**
 * What came of one attempt to deliver a webhook.
 *
 * @param state delivered, failed for good, or to be tried again
 * @param status HTTP status of the answer; 0 when there was none
 * @param detail what happened, in words
 */
record Outcome(Delivery.State state, int status, String detail) {

  boolean toBeRetried() {
    return state == Delivery.State.RETRYING;
  }

  Outcome givenUp() {
    return new Outcome(Delivery.State.FAILED, status, "gave up: " + detail);
  }
}
