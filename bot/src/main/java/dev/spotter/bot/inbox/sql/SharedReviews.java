package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.ReviewedLesson;
import dev.spotter.bot.inbox.ReviewedLesson.Review;
import dev.spotter.bot.inbox.Reviews;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * What operators say of the lessons of an open inbox.
 *
 * @param commits reads and changes it
 */
record SharedReviews(GroupCommit commits) implements Reviews {

  @Override
  public Future<List<ReviewedLesson>> newest(Optional<Review> state, int most) {
    return commits.submit(connection -> ReviewTable.newest(connection, state, most));
  }

  @Override
  public Future<Integer> say(List<Long> numbers, Review state) {
    return commits.submit(connection -> ReviewTable.say(connection, numbers, state));
  }
}
