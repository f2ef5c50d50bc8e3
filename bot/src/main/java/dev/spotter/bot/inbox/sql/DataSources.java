package dev.spotter.bot.inbox.sql;

import com.zaxxer.hikari.HikariConfig;
import dev.spotter.bot.inbox.InboxUrl;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** How the databases that an inbox can be in are connected to. */
final class DataSources {

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

  private DataSources() {}

  /** Returns the settings of a pool of connections. */
  static HikariConfig config(InboxUrl url, int connections) {
    return limited(
        url instanceof InboxUrl.Postgres postgres ? server(postgres) : file(url), connections);
  }

  private static HikariConfig limited(HikariConfig config, int connections) {
    config.setPoolName("inbox");
    config.setMaximumPoolSize(connections);
    config.setAutoCommit(false);
    config.setConnectionTimeout(CONNECT_MILLIS);
    return config;
  }

  /** Write-ahead log, flushed at every commit; what is removed is overwritten. */
  private static HikariConfig file(InboxUrl url) {
    return file(url, SQLiteConfig.SynchronousMode.FULL);
  }

  /** Returns the settings for a file that is made anew from elsewhere: nothing is flushed. */
  static HikariConfig cache(InboxUrl.Sqlite url) {
    return limited(file(url, SQLiteConfig.SynchronousMode.OFF), 1);
  }

  private static HikariConfig file(InboxUrl url, SQLiteConfig.SynchronousMode flushes) {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(flushes);
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
}
