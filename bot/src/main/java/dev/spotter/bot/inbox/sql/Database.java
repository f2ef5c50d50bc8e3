package dev.spotter.bot.inbox.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.classifier.engine.NativeLibraries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An open database with the newest schema. Its transactions begin by themselves and end with a
 * commit or a roll-back; a commit is on disk when it returns. Thread-safe; opening and using it
 * blocks.
 */
final class Database implements AutoCloseable {

  private final Dialect dialect;
  private final Supplier<HikariDataSource> pools;
  private volatile HikariDataSource pool;
  private final Optional<? extends AutoCloseable> companion;
  private Optional<Replication> replication = Optional.empty();

  /** A companion is closed with the database. */
  private Database(
      Dialect dialect,
      Supplier<HikariDataSource> pools,
      Optional<? extends AutoCloseable> companion) {
    this.dialect = dialect;
    this.pools = pools;
    this.pool = pools.get();
    this.companion = companion;
  }

  /** A step of opening. */
  @FunctionalInterface
  private interface Preparation {
    void run(Connection connection, Dialect dialect) throws SQLException;
  }

  /**
   * Opens a database, creating what is missing. A file is locked, so that no second bot opens it.
   *
   * @param url where it is
   * @param connections how many connections a server is used by
   * @param clock the time of rows in a file
   * @throws SQLException when it cannot be used; says why without any password
   */
  static Database open(InboxUrl url, int connections, Clock clock) throws SQLException {
    Optional<InboxLock> lock =
        url instanceof InboxUrl.Sqlite sqlite
            ? Optional.of(InboxLock.take(sqlite.file()))
            : Optional.empty();
    return open(url, DataSources.config(url, connections), clock, lock, Migrations::apply);
  }

  /**
   * Opens a database that a bot may be using, changing nothing.
   *
   * @throws SQLException when it cannot be used or has another schema than this version's
   */
  static Database visit(InboxUrl url, Clock clock) throws SQLException {
    if (url instanceof InboxUrl.Kafka log) {
      LogCopy copy = LogCopy.of(log);
      Preparation preparation = (connection, dialect) -> copy.fill(connection, dialect);
      return open(copy.url(), DataSources.cache(copy.url()), clock, Optional.of(copy), preparation);
    }
    if (url instanceof InboxUrl.Sqlite sqlite && !Files.isRegularFile(sqlite.file())) {
      throw new SQLException("there is no inbox " + url + " yet; is inbox.url right?");
    }
    return open(url, DataSources.config(url, 1), clock, Optional.empty(), Migrations::check);
  }

  /**
   * Opens a file that is the working state of one partition of a log.
   *
   * @param file where it is to be; there is none yet
   * @param clock the time of rows
   * @param changes replicates it
   * @param history what it was made of before
   */
  static Database replicated(Path file, Clock clock, Replication changes, Changelog.History history)
      throws SQLException {
    Preparation preparation =
        (connection, dialect) -> {
          Migrations.apply(connection, dialect);
          changes.prepare(connection, history);
        };
    InboxUrl.Sqlite url = new InboxUrl.Sqlite(file);
    Database database = open(url, DataSources.cache(url), clock, Optional.empty(), preparation);
    database.replication = Optional.of(changes);
    return database;
  }

  private static Database open(
      InboxUrl url,
      HikariConfig config,
      Clock clock,
      Optional<? extends AutoCloseable> companion,
      Preparation preparation)
      throws SQLException {
    Dialect dialect =
        url instanceof InboxUrl.Postgres ? new PostgresDialect() : new SqliteDialect(clock);
    try {
      Database database = new Database(dialect, () -> new HikariDataSource(config), companion);
      config.setInitializationFailTimeout(-1);
      database.prepare(preparation);
      return database;
    } catch (SQLException | RuntimeException e) {
      companion.ifPresent(Database::close);
      throw new SQLException("the inbox " + url + " cannot be opened: " + reason(e), e);
    }
  }

  private void prepare(Preparation preparation) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      preparation.run(connection, dialect);
    } catch (SQLException | RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean missing = String.valueOf(cause.getMessage()).startsWith("No native library found");
      if (missing || cause instanceof LinkageError) {
        return NativeLibraries.trouble("SQLite", cause);
      }
    }
    return failure.getCause() instanceof SQLException cause
        ? cause.getMessage()
        : failure.getMessage();
  }

  Dialect dialect() {
    return dialect;
  }

  /** Takes a connection, to be closed soon, on which a transaction begins. */
  Connection connection() throws SQLException {
    Connection connection = take(pool);
    try {
      dialect.begin(connection);
      return connection;
    } catch (SQLException e) {
      rollBack(connection, e);
      connection.close();
      throw e;
    }
  }

  /** Does some work in a transaction of its own and commits it. */
  <T> T commit(GroupCommit.Work<T> work) throws SQLException {
    try (Connection connection = connection()) {
      T result = work.run(connection);
      commit(connection);
      return result;
    }
  }

  /** Ends a transaction; what it changed is on the changelog first, if there is one. */
  void commit(Connection connection) throws SQLException {
    if (replication.isPresent()) {
      replication.get().commit(connection);
    } else {
      connection.commit();
    }
  }

  /** Tells whether this is a copy of a log, in which changes have to be noted as well. */
  boolean isCopyOfLog() {
    return companion.orElse(null) instanceof LogCopy;
  }

  /** Has the bots make a change that was made to a copy of their rows. */
  void log(LogEntry entry) throws SQLException {
    if (companion.orElse(null) instanceof LogCopy copy) {
      copy.log().append(entry);
    }
  }

  private Connection take(HikariDataSource from) throws SQLException {
    try {
      return from.getConnection();
    } catch (SQLTransientConnectionException e) {
      renew(from);
      throw e;
    }
  }

  /**
   * Replaces a pool that could not connect at all: its waits between attempts grow to five seconds,
   * for which a database that is back would be left alone.
   */
  private synchronized void renew(HikariDataSource failed) {
    if (pool == failed
        && !failed.isClosed()
        && failed.getHikariPoolMXBean().getTotalConnections() == 0) {
      pool = pools.get();
      failed.close();
    }
  }

  /**
   * Rolls a connection's transaction back. When that cannot be done either, nobody knows what state
   * it is in: it is thrown away instead of being used again (a full disk ends SQLite's transaction
   * by itself, and the driver would never begin another).
   *
   * @param reason what went wrong before
   */
  void rollBack(Connection connection, Exception reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
      pool.evictConnection(connection);
    }
  }

  @Override
  public synchronized void close() {
    pool.close();
    companion.ifPresent(Database::close);
  }

  private static void close(AutoCloseable companion) {
    try {
      companion.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
