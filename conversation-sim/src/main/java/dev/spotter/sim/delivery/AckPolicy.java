package dev.spotter.sim.delivery;

import dev.spotter.sim.delivery.Delivery.State;
import io.vertx.core.http.HttpResponseHead;

/** How a platform takes a bot's answer to a webhook. */
@FunctionalInterface
public interface AckPolicy {

  /**
   * Judges an answer.
   *
   * @param answer its status and headers
   * @return delivered, to be tried again, or failed for good
   */
  State of(HttpResponseHead answer);

  /**
   * A status from 200 to 299 counts as received, everything else is sent again.
   *
   * @param answer the bot's answer
   * @return delivered or to be tried again
   */
  static State untilSuccess(HttpResponseHead answer) {
    return answer.statusCode() / 100 == 2 ? State.DELIVERED : State.RETRYING;
  }
}
