package dev.spotter.sim.scenario;

import io.vertx.core.Future;

/** What a run can do with the bot, other than talk to it. */
@FunctionalInterface
public interface BotControl {

  /** A bot that somebody else has started, and that cannot be restarted. */
  BotControl NONE =
      () -> Future.failedFuture(new ScenarioException("restart: only a bot that `run` starts"));

  /**
   * Kills the bot's process at once and starts it again.
   *
   * @return completes when the bot listens again
   */
  Future<Void> restart();
}
