package dev.spotter.bot.inbox.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.classifier.engine.NativeLibraries;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * An open database with the newest schema. Its transactions begin by themselves and end with a
 * commit or a roll-back; a commit is on disk when it returns. Thread-safe; opening and using it
 * blocks.
 */
final class Database implements AutoCloseable {

  /** So short that a webhook is refused instead of being left to time out. */
  private static final long CONNECT_MILLIS = 2_000;

  /** What the address does not say otherwise: a server that is gone fails work, and soon. */
  private static final Map<String, String> POSTGRES_DEFAULTS =
      Map.of(
          "ApplicationName", "spotter",
          "connectTimeout", "5",
          "socketTimeout", "30",
          "tcpKeepAlive", "true",
          "options", "-c statement_timeout=20s -c idle_in_transaction_session_timeout=30s");

  private final Dialect dialect;
  private final Supplier<HikariDataSource> pools;
  private volatile HikariDataSource pool;
  private final Optional<InboxLock> lock;

  private Database(Dialect dialect, Supplier<HikariDataSource> pools, Optional<InboxLock> lock) {
    this.dialect = dialect;
    this.pools = pools;
    this.pool = pools.get();
    this.lock = lock;
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
    return open(url, connections, clock, lock, Migrations::apply);
  }

  /**
   * Opens a database that a bot may be using, changing nothing.
   *
   * @throws SQLException when it cannot be used or has another schema than this version's
   */
  static Database visit(InboxUrl url, Clock clock) throws SQLException {
    if (url instanceof InboxUrl.Sqlite sqlite && !Files.isRegularFile(sqlite.file())) {
      throw new SQLException("there is no inbox " + url + " yet; is inbox.url right?");
    }
    return open(url, 1, clock, Optional.empty(), Migrations::check);
  }

  private static Database open(
      InboxUrl url, int connections, Clock clock, Optional<InboxLock> lock, Preparation preparation)
      throws SQLException {
    Dialect dialect =
        url instanceof InboxUrl.Postgres ? new PostgresDialect() : new SqliteDialect(clock);
    try {
      HikariConfig config = config(url, connections);
      Database database = new Database(dialect, () -> new HikariDataSource(config), lock);
      config.setInitializationFailTimeout(-1);
      database.prepare(preparation);
      return database;
    } catch (SQLException | RuntimeException e) {
      lock.ifPresent(InboxLock::close);
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

  private static HikariConfig config(InboxUrl url, int connections) {
    HikariConfig config = url instanceof InboxUrl.Postgres postgres ? server(postgres) : file(url);
    config.setPoolName("inbox");
    config.setMaximumPoolSize(connections);
    config.setAutoCommit(false);
    config.setConnectionTimeout(CONNECT_MILLIS);
    return config;
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

  /** Write-ahead log, flushed at every commit; what is removed is overwritten. */
  private static HikariConfig file(InboxUrl url) {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    settings.setBusyTimeout(5_000);
    settings.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "on");
    SQLiteDataSource source = new SQLiteDataSource(settings);
    source.setUrl(url.toString());
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaxLifetime(0);
    return config;
  }

  private static HikariConfig server(InboxUrl.Postgres url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:" + url + url.parameters());
    url.user().ifPresent(config::setUsername);
    url.password().ifPresent(password -> config.setPassword(password.value()));
    POSTGRES_DEFAULTS.forEach(config::addDataSourceProperty);
    config.setConnectionInitSql("SET synchronous_commit TO on");
    return config;
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
      connection.commit();
      return result;
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
    lock.ifPresent(InboxLock::close);
  }
}
