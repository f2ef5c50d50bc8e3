package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lessons;
import dev.spotter.bot.inbox.Reviews;
import dev.spotter.bot.inbox.sql.LogEntry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The lessons of an inbox on Kafka: a conversation's are in its partition.
 *
 * @param inbox knows the partitions
 */
record KafkaLessons(KafkaInbox inbox) implements Lessons {

  private Future<Lessons> of(Conversation in) {
    return inbox.partitionOf(in).map(Inbox::lessons);
  }

  @Override
  public Future<Version> version(Scope scope) {
    return conversation(scope)
        .map(in -> of(in).compose(lessons -> lessons.version(scope)))
        .orElseGet(() -> of(scope).map(Snapshot::version));
  }

  /** Of a whole connection there are only those in this bot's partitions. */
  @Override
  public Future<Snapshot> of(Scope scope) {
    return conversation(scope)
        .map(in -> of(in).compose(lessons -> lessons.of(scope)))
        .orElseGet(
            () ->
                Future.all(inbox.owned().stream().map(rows -> rows.lessons().of(scope)).toList())
                    .map(all -> together(all.<Snapshot>list())));
  }

  private static Snapshot together(List<Snapshot> parts) {
    List<Lesson> lessons = parts.stream().flatMap(part -> part.lessons().stream()).toList();
    long newest = parts.stream().mapToLong(part -> part.version().newest()).max().orElse(0);
    return new Snapshot(new Version(lessons.size(), newest), lessons);
  }

  private static Optional<Conversation> conversation(Scope scope) {
    return scope.conversation().map(id -> new Conversation(scope.connection(), id));
  }

  @Override
  public Future<Integer> taught(Conversation in, String member, Duration last) {
    return of(in).compose(lessons -> lessons.taught(in, member, last));
  }

  @Override
  public Future<Boolean> keep(List<Lesson> lessons, List<Lesson> superseded) {
    return of(lessons.get(0).in()).compose(kept -> kept.keep(lessons, superseded));
  }

  @Override
  public Future<Optional<String>> undo(EventId by, Conversation in, String member) {
    return of(in).compose(lessons -> lessons.undo(by, in, member));
  }

  @Override
  public Reviews reviews() {
    return new KafkaReviews(inbox);
  }

  @Override
  public Future<Integer> forget(Selection selection) {
    return inbox.change(new LogEntry.LessonsForgotten(selection)).map(Math::toIntExact);
  }
}
