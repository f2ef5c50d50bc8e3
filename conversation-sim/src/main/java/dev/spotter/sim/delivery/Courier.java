package dev.spotter.sim.delivery;

import io.vertx.core.Future;

/** A way to the bot: its webhook, or a connection that the bot itself has opened. */
@FunctionalInterface
public interface Courier {

  /**
   * Brings one notice to the bot, once.
   *
   * @param notice what to bring
   * @param attempt which try it is
   * @return what came of it; never fails
   */
  Future<Outcome> bring(Notice notice, Attempt attempt);
}
