package dev.spotter.bot.handle;

import dev.spotter.bot.inbox.ClaimedEvent;
import io.vertx.core.Future;

/** Handles claimed events of one kind. Thread-safe. */
@FunctionalInterface
public interface EventHandler {

  /**
   * Handles one event and settles it.
   *
   * @param claimed a claimed event; of its conversation and lane the only one in hand
   * @return fails only when it cannot be settled
   */
  Future<Void> handle(ClaimedEvent claimed);
}
