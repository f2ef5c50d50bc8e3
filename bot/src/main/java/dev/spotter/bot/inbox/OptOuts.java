package dev.spotter.bot.inbox;

import io.vertx.core.Future;

/** Who wants to be left alone, for all nodes that share the inbox. Thread-safe. */
public interface OptOuts {

  /** Notes an opt-out; completes with whether it is new. */
  Future<Boolean> add(OptOut optOut);

  /** Removes an opt-out; completes with whether it was there. */
  Future<Boolean> remove(OptOut optOut);
}
