package dev.spotter.bot.inbox.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** A PostgreSQL database that any number of nodes share. The time is the server's. */
record PostgresDialect() implements Dialect {

  private static final String NOW = "cast(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)";

  /** One round trip for both; the outer query sees the time after the lock was had. */
  private static final String LOCK =
      """
      WITH taken AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended(?, 0)) AS locked)
      SELECT %s FROM taken
      """
          .formatted(NOW);

  @Override
  public String name() {
    return "postgres";
  }

  /** Versions that know no more than two migrations would refuse a third in their table. */
  private static String table(int version) {
    return version > 2 ? "schema_version" : "inbox_version";
  }

  @Override
  public int version(Connection connection) throws SQLException {
    return exists(connection, "schema_version")
        ? (int) Sql.number(connection, "SELECT version FROM schema_version")
        : exists(connection, "inbox_version")
            ? (int) Sql.number(connection, "SELECT version FROM inbox_version")
            : 0;
  }

  @Override
  public int compatibleWith(Connection connection) throws SQLException {
    return exists(connection, "schema_version")
        ? (int) Sql.number(connection, "SELECT compatible_with FROM schema_version")
        : 0;
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    return Sql.number(
            connection,
            "SELECT count(*) FROM pg_tables WHERE tablename = ? AND schemaname = current_schema()",
            table)
        > 0;
  }

  /** Indexes of a large table take longer than anything else may. */
  @Override
  public void beginMigration(Connection connection) throws SQLException {
    Sql.update(connection, "SET LOCAL statement_timeout TO 0");
    connection.setNetworkTimeout(Runnable::run, 0);
  }

  @Override
  public void setVersion(Connection connection, int version) throws SQLException {
    Sql.update(connection, "UPDATE %s SET version = ?".formatted(table(version)), version);
  }

  /** Another node may be of a newer version, so this one's is not written. */
  @Override
  public void rewrite(Connection connection) throws SQLException {
    Sql.update(connection, "UPDATE schema_version SET version = version");
  }

  @Override
  public void begin(Connection connection) {}

  @Override
  public long now(Connection connection) throws SQLException {
    return Sql.number(connection, "SELECT " + NOW);
  }

  @Override
  public long lock(Connection connection, String name) throws SQLException {
    return Sql.number(connection, LOCK, name);
  }

  @Override
  public String skipLocked() {
    return "FOR UPDATE SKIP LOCKED";
  }
}
