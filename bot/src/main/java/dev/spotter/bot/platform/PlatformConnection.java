package dev.spotter.bot.platform;

import io.vertx.core.Future;

/**
 * What the bot keeps up towards a platform while it runs: a connection that it pulls events
 * through, where the platform does not call it, or the registration of its webhook, where it does.
 * One session runs at a time; whoever runs them starts the next one when one has ended, after a
 * pause when it failed.
 */
public interface PlatformConnection {

  /**
   * Runs one session: until the connection is lost, or as long as one round of asking takes.
   *
   * <p>An event is acknowledged to the platform only after {@link EventSink#keep} has succeeded.
   *
   * @param intake takes what the session brings
   * @return completes when the session has ended well and the next may begin; fails, with {@link
   *     PlatformException} when the platform said why, when it was lost or did not come about
   */
  Future<Void> session(EventSink intake);

  /**
   * Asks the session under way, if any, to end soon: nothing new is taken, what was taken is kept
   * and acknowledged. No session begins afterwards.
   */
  void end();
}
