package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lessons.Scope;
import dev.spotter.bot.inbox.Lessons.Selection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

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
  public List<Lesson> list(Scope scope) throws SQLException {
    return database.commit(connection -> LessonTable.all(connection, scope).lessons());
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
