package dev.spotter.sim.delivery;

import io.vertx.core.Future;

/** A way to the bot: its webhook, or a connection that the bot itself has opened. */
@FunctionalInterface
public interface Transport {

  /**
   * Sends one notification to the bot, once.
   *
   * @param notification what to send
   * @param attempt which try it is
   * @return what came of it; never fails
   */
  Future<Outcome> send(Notification notification, Attempt attempt);
}
