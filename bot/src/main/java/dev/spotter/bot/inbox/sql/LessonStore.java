package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lessons.Scope;
import dev.spotter.bot.inbox.Lessons.Selection;
import dev.spotter.bot.inbox.ReviewedLesson;
import dev.spotter.bot.inbox.ReviewedLesson.Review;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What operators do with lessons, whether bots use the inbox at the time or not. What is forgotten
 * is forgotten for all bots, from the next photo on. Blocks; used by one thread at a time.
 */
public final class LessonStore implements AutoCloseable {

  private final Database database;

  private LessonStore(Database database) {
    this.database = database;
  }

  /**
   * Opens an inbox that exists.
   *
   * @throws SQLException when it does not exist or cannot be used; says why without any password
   */
  public static LessonStore open(InboxUrl url) throws SQLException {
    return new LessonStore(Database.visit(url, Clock.systemUTC()));
  }

  /** Returns the lessons of a scope, the oldest first. */
  public List<ReviewedLesson> list(Scope scope) throws SQLException {
    return database.commit(connection -> ReviewTable.in(connection, scope));
  }

  /** Returns the numbers of the lessons that nothing was said of yet. */
  public List<Long> unreviewed() throws SQLException {
    return database.commit(
        connection ->
            ReviewTable.newest(connection, Optional.of(Review.OPEN), Integer.MAX_VALUE).stream()
                .map(ReviewedLesson::number)
                .toList());
  }

  /** Says something of lessons; returns of how many. */
  public int say(List<Long> numbers, Review state) throws SQLException {
    int said = database.commit(connection -> ReviewTable.say(connection, numbers, state));
    database.log(new LogEntry.LessonsReviewed(numbers, state));
    return said;
  }

  /**
   * Keeps lessons, but for those that are known by their key, and those of people who opted out.
   *
   * @return how many are kept
   * @throws SQLException also when the inbox is a log, which does not take lessons from outside
   */
  public int keep(List<Lesson> lessons) throws SQLException {
    if (database.isCopyOfLog()) {
      throw new SQLException("lessons cannot be imported into an inbox on Kafka");
    }
    long now = Clock.systemUTC().millis();
    return database.commit(
        connection -> {
          int kept = 0;
          for (Lesson lesson : lessons) {
            Lesson.Source source = lesson.source();
            boolean out =
                OptOutTable.cover(connection, lesson.in(), source.teacher())
                    || OptOutTable.cover(connection, lesson.in(), source.uploader());
            kept += out ? 0 : LessonTable.keep(connection, lesson, now);
          }
          return kept;
        });
  }

  /** Forgets lessons; returns how many. */
  public int forget(Selection what) throws SQLException {
    int forgotten = database.commit(connection -> LessonTable.forget(connection, what));
    database.log(new LogEntry.LessonsForgotten(what));
    return forgotten;
  }

  @Override
  public void close() {
    database.close();
  }
}
