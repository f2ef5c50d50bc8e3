package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lessons;
import dev.spotter.bot.inbox.Reviews;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The lessons of an open inbox.
 *
 * @param commits reads and changes them
 * @param dialect of the database
 */
record SharedLessons(GroupCommit commits, Dialect dialect) implements Lessons {

  @Override
  public Future<Version> version(Scope scope) {
    return commits.submit(connection -> LessonTable.version(connection, scope));
  }

  @Override
  public Future<Snapshot> of(Scope scope) {
    return commits.submit(connection -> LessonTable.all(connection, scope));
  }

  @Override
  public Future<Integer> taught(Conversation in, String member, Duration last) {
    return commits.submit(
        connection ->
            LessonTable.taught(connection, in, member, dialect.now(connection) - last.toMillis()));
  }

  @Override
  public Future<Boolean> keep(List<Lesson> lessons, List<Lesson> superseded) {
    return commits.submit(connection -> keep(connection, lessons, superseded));
  }

  private boolean keep(Connection connection, List<Lesson> lessons, List<Lesson> superseded)
      throws SQLException {
    for (Lesson lesson : lessons) {
      Lesson.Source source = lesson.source();
      if (OptOutTable.cover(connection, lesson.in(), source.teacher())
          || OptOutTable.cover(connection, lesson.in(), source.uploader())) {
        return false;
      }
    }
    for (Lesson old : superseded) {
      LessonTable.supersede(connection, old, lessons.get(0).id());
    }
    long now = dialect.now(connection);
    for (Lesson lesson : lessons) {
      LessonTable.keep(connection, lesson, now);
    }
    return true;
  }

  @Override
  public Future<Optional<String>> undo(EventId by, Conversation in, String member) {
    return commits.submit(connection -> LessonTable.undo(connection, by, in, member));
  }

  @Override
  public Reviews reviews() {
    return new SharedReviews(commits);
  }

  @Override
  public Future<Integer> forget(Selection selection) {
    return commits.submit(connection -> LessonTable.forget(connection, selection));
  }
}
