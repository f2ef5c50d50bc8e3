package dev.spotter.bot.learn;

import dev.spotter.bot.inbox.ReviewedLesson;
import dev.spotter.bot.inbox.ReviewedLesson.Review;
import dev.spotter.bot.inbox.Reviews;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Retrains again and again when something was accepted since the last time. Used on one event loop.
 */
public final class RetrainingSchedule {

  private final Reviews reviews;
  private final Retraining retraining;
  private List<Long> seen = List.of();

  /**
   * Creates it, idle.
   *
   * @param reviews tells what was accepted
   * @param retraining does it
   */
  public RetrainingSchedule(Reviews reviews, Retraining retraining) {
    this.reviews = reviews;
    this.retraining = retraining;
  }

  /** Begins to look, and looks until {@code vertx} closes. */
  public void begin(Vertx vertx, Duration every) {
    vertx.setPeriodic(every.toMillis(), id -> look());
  }

  private Future<?> look() {
    return reviews
        .newest(Optional.of(Review.ACCEPTED), Retraining.MOST_LESSONS)
        .map(accepted -> accepted.stream().map(ReviewedLesson::number).toList())
        .compose(
            numbers -> {
              boolean same = numbers.isEmpty() || numbers.equals(seen);
              seen = numbers;
              return same ? Future.succeededFuture() : retraining.run();
            });
  }
}
