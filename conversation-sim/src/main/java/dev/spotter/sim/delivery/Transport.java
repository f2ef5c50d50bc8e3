package dev.spotter.sim.delivery;

import io.vertx.core.Future;

/** A way to the bot: its webhook, or a connection that the bot itself has opened. */
@FunctionalInterface
public interface Transport {

  /**
   * Tells whether the next notification of a conversation may be sent before this one is settled,
   * since the bot gets them in the order of sending anyway.
   *
   * @return false unless a transport says otherwise
   */
  default boolean pipelined() {
    return false;
  }

  /**
   * Sends one notification to the bot, once.
   *
   * @param notification what to send
   * @param attempt which try it is
   * @return what came of it; never fails
   */
  Future<Outcome> send(Notification notification, Attempt attempt);
}
