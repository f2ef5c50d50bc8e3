package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.inbox.ReviewedLesson;
import dev.spotter.bot.inbox.ReviewedLesson.Review;
import dev.spotter.bot.inbox.Reviews;
import dev.spotter.bot.inbox.sql.LogEntry;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What operators say of the lessons of an inbox on Kafka. It is read of this bot's partitions, and
 * said in all.
 *
 * @param inbox knows the partitions
 */
record KafkaReviews(KafkaInbox inbox) implements Reviews {

  @Override
  public Future<List<ReviewedLesson>> newest(Optional<Review> state, int most) {
    return Future.all(
            inbox.owned().stream()
                .map(rows -> rows.lessons().reviews().newest(state, most))
                .toList())
        .map(
            all ->
                all.<List<ReviewedLesson>>list().stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparingLong(ReviewedLesson::number).reversed())
                    .limit(most)
                    .toList());
  }

  @Override
  public Future<Integer> say(List<Long> numbers, Review state) {
    return inbox.change(new LogEntry.LessonsReviewed(numbers, state)).map(Math::toIntExact);
  }
}
