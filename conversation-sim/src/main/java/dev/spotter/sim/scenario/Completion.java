package dev.spotter.sim.scenario;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides when a run is over: when as many captions as expected have come and every webhook is
 * delivered, or the time for captions has passed, and it has been quiet for a while since, so that
 * a caption posted twice is seen. A bot that never falls quiet is cut off.
 */
final class Completion {

  /** How long a bot may go on after the time for captions and quiet has passed. */
  static final Duration CUT_OFF = Duration.ofSeconds(30);

  private final Timeouts patience;
  private Instant lastPost;
  private Instant lastActivity;

  Completion(Timeouts patience, Instant start) {
    this.patience = patience;
    this.lastPost = start;
    this.lastActivity = start;
  }

  /** A person posted. */
  void posted(Instant now) {
    lastPost = now;
    lastActivity = now;
  }

  /** The bot said something, or a webhook was delivered. */
  void stirred(Instant now) {
    lastActivity = now;
  }

  /**
   * Tells whether it is over.
   *
   * @param missing captions that have not come
   * @param unsettled webhooks that are not delivered
   */
  boolean isOver(Instant now, int missing, int unsettled) {
    boolean late = now.isAfter(lastPost.plus(patience.within()));
    boolean quiet = !now.isBefore(lastActivity.plus(patience.quiet()));
    boolean complete = missing <= 0 && unsettled == 0;
    Instant limit = lastPost.plus(patience.within()).plus(patience.quiet()).plus(CUT_OFF);
    return (quiet && (complete || late)) || now.isAfter(limit);
  }
}
