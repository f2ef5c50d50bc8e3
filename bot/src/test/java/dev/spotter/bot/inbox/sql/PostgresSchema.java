package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.InboxUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;

/**
 * A schema of its own on the server that the environment variable {@code POSTGRES_URL} names, for
 * one test.
 */
final class PostgresSchema {

  private final InboxUrl.Postgres server;
  private final String name = "t" + UUID.randomUUID().toString().replace("-", "");

  private PostgresSchema(InboxUrl.Postgres server) {
    this.server = server;
  }

  static PostgresSchema create() {
    String server = System.getenv("POSTGRES_URL");
    if (server == null) {
      throw new IllegalStateException("POSTGRES_URL is missing; see .ci/with-postgres");
    }
    PostgresSchema schema = new PostgresSchema((InboxUrl.Postgres) InboxUrl.parse(server));
    schema.execute("CREATE SCHEMA " + schema.name);
    return schema;
  }

  InboxUrl url() {
    return new InboxUrl.Postgres(
        server.place(), "?currentSchema=" + name, server.user(), server.password());
  }

  /** Lets rows get older. */
  void age(Duration duration) {
    execute(
        """
        UPDATE %1$s.event SET next_attempt_at = next_attempt_at - %2$d,
          claimed_until = claimed_until - %2$d, received_at = received_at - %2$d,
          updated_at = updated_at - %2$d, finished_at = finished_at - %2$d;
        UPDATE %1$s.pace SET free_at = free_at - %2$d;
        UPDATE %1$s.lesson SET taught_at = taught_at - %2$d;
        """
            .formatted(name, duration.toMillis()));
  }

  void drop() {
    execute("DROP SCHEMA " + name + " CASCADE");
  }

  /** Runs SQL as somebody who is no bot. */
  void execute(String sql) {
    Properties login = new Properties();
    server.user().ifPresent(user -> login.setProperty("user", user));
    server.password().ifPresent(password -> login.setProperty("password", password.value()));
    try (Connection connection = DriverManager.getConnection("jdbc:" + server, login);
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO " + name);
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
