package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.OptOut;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * What operators do with opt-outs, whether bots use the inbox at the time or not. An opt-out holds
 * at once for all bots, except for photos that one of them has in hand. Blocks; used by one thread
 * at a time.
 */
public final class OptOutStore implements AutoCloseable {

  private final Database database;

  private OptOutStore(Database database) {
    this.database = database;
  }

  /**
   * Opens an inbox that exists.
   *
   * @throws SQLException when it does not exist or cannot be used; says why without any password
   */
  public static OptOutStore open(InboxUrl url) throws SQLException {
    return new OptOutStore(Database.visit(url, Clock.systemUTC()));
  }

  /** Leaves photos alone from now on; returns false when they were before. */
  public boolean add(OptOut optOut) throws SQLException {
    boolean added = database.commit(connection -> OptOutTable.add(connection, optOut));
    database.log(new LogEntry.OptedOut(optOut));
    return added;
  }

  /** Looks at photos again; returns false when there is no such opt-out. */
  public boolean remove(OptOut optOut) throws SQLException {
    boolean removed = database.commit(connection -> OptOutTable.remove(connection, optOut));
    database.log(new LogEntry.OptedIn(optOut));
    return removed;
  }

  /** Returns all opt-outs by platform, conversation and member. */
  public List<OptOut> list() throws SQLException {
    return database.commit(OptOutTable::all);
  }

  @Override
  public void close() {
    database.close();
  }
}
