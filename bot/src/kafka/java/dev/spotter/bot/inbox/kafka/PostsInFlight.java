package dev.spotter.bot.inbox.kafka;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The answers of a partition that are on their way to a platform. A partition is given up when none
 * is: its next owner would look for one that is not there yet, and post it again. Thread-safe.
 */
final class PostsInFlight {

  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(4);

  private final Set<Long> rows = ConcurrentHashMap.newKeySet();
  private final Promise<Void> drained = Promise.promise();
  private volatile boolean draining;

  /** Begins one; false when none may be begun any more. */
  boolean begin(long row) {
    rows.add(row);
    if (draining) {
      end(row);
    }
    return !draining;
  }

  /** Notes that one has ended, however; one that is not known is passed over. */
  void end(long row) {
    rows.remove(row);
    completeIfDrained();
  }

  private void completeIfDrained() {
    if (draining && rows.isEmpty()) {
      drained.tryComplete();
    }
  }

  /** Lets none begin any more and waits for those that have, up to a limit. */
  Future<Void> drain() {
    draining = true;
    completeIfDrained();
    return drained
        .future()
        .timeout(LONGEST_DRAIN.toMillis(), TimeUnit.MILLISECONDS)
        .otherwiseEmpty();
  }

  boolean isDraining() {
    return draining;
  }
}
