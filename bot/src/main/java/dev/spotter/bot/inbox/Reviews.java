package dev.spotter.bot.inbox;

import dev.spotter.bot.inbox.ReviewedLesson.Review;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What operators say of the lessons of an inbox. Thread-safe. */
public interface Reviews {

  /**
   * Returns lessons of all connections.
   *
   * @param state only those of which this was said
   * @param most no more than so many, the newest
   * @return the newest first
   */
  Future<List<ReviewedLesson>> newest(Optional<Review> state, int most);

  /**
   * Says something of lessons.
   *
   * @param numbers of the lessons
   * @param state what is said
   * @return of how many, for some may have been forgotten
   */
  Future<Integer> say(List<Long> numbers, Review state);
}
