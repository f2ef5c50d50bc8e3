package dev.spotter.bot.handle;

import dev.spotter.bot.inbox.ClaimLostException;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.Ledger;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.post.PostRetries;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Settles events whose answer was posted, or could not be: retried with backoff, or given up.
 * Counts and logs either. Thread-safe.
 */
public final class Settlement {

  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

  private final Ledger ledger;
  private final PostRetries retries;
  private final RandomGenerator random;
  private final PipelineMetrics metrics;

  /**
   * Creates the settlement.
   *
   * @param ledger keeps what became of events
   * @param retries decides whether and when a failed attempt is repeated
   * @param random gives the jitter
   * @param metrics counts
   */
  public Settlement(
      Ledger ledger, PostRetries retries, RandomGenerator random, PipelineMetrics metrics) {
    this.ledger = ledger;
    this.retries = retries;
    this.random = random;
    this.metrics = metrics;
  }

  /** Notes that an answer is in the conversation. */
  void posted(ClaimedEvent claimed, String reply) {
    Duration latency = metrics.settled(connection(claimed), "posted", claimed.receivedAt());
    EventLogger.of(LOG, Level.INFO, claimed)
        .log(
            "[{}] posted to {} as {} after {} ms",
            claimed.row(),
            claimed.event().in(),
            reply,
            latency.toMillis());
  }

  /** Settles an event whose attempt failed; fails only when it cannot be settled. */
  Future<Void> failed(ClaimedEvent claimed, Throwable failure) {
    if (failure instanceof ClaimLostException) {
      EventLogger.of(LOG, Level.WARN, claimed)
          .log("[{}] is left: {}", claimed.row(), failure.getMessage());
      return Future.succeededFuture();
    }
    Reaction reaction = failure instanceof PlatformException p ? p.reaction() : Reaction.RETRY;
    metrics.failures(connection(claimed), reaction.name().toLowerCase(Locale.ROOT)).increment();
    return retries
        .after(claimed.attempts(), failure, random)
        .map(wait -> retry(claimed, wait, reaction, failure))
        .orElseGet(() -> giveUp(claimed, reaction, failure));
  }

  private Future<Void> retry(
      ClaimedEvent claimed, Duration wait, Reaction reaction, Throwable failure) {
    EventLogger.of(LOG, reaction == Reaction.ALERT ? Level.ERROR : Level.WARN, claimed)
        .log(
            "[{}] attempt {} failed, next in {} ms: {}",
            claimed.row(),
            claimed.attempts(),
            wait.toMillis(),
            failure.getMessage());
    boolean unsure = !(failure instanceof PlatformException p) || p.unsure();
    return ledger.retry(claimed, wait, unsure, Failures.reason(failure));
  }

  private Future<Void> giveUp(ClaimedEvent claimed, Reaction reaction, Throwable failure) {
    String reason = reaction == Reaction.GIVE_UP ? "refused" : "attempts";
    metrics.gaveUp(connection(claimed), reason).increment();
    EventLogger.of(LOG, Level.ERROR, claimed)
        .log(
            "[{}] gave up after {} attempts: {}",
            claimed.row(),
            claimed.attempts(),
            failure.getMessage());
    metrics.settled(connection(claimed), "gave_up", claimed.receivedAt());
    return ledger.giveUp(claimed, Failures.reason(failure));
  }

  private static String connection(ClaimedEvent claimed) {
    return claimed.event().in().connection();
  }
}
