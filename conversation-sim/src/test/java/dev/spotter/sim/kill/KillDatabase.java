package dev.spotter.sim.kill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database of its own on the server that an address names. */
final class KillDatabase {

  private static final Pattern URL =
      Pattern.compile("postgresql://(?<user>.*):(?<password>.*)@(?<place>.*)");

  private KillDatabase() {}

  /** Creates the database and returns its address; it goes with the server. */
  static String create(String server) throws SQLException {
    if (server == null) {
      throw new IllegalStateException("POSTGRES_URL is missing; see .ci/with-postgres");
    }
    String name = "kill_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return server.replaceFirst("/[^/]*$", "/" + name);
  }

  /** Returns the first number that a query yields. */
  static long number(String database, String query) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Connection connect(String address) throws SQLException {
    Matcher url = URL.matcher(address);
    if (!url.matches()) {
      throw new IllegalStateException("this is no postgresql://USER:PASSWORD@HOST/DATABASE");
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://" + url.group("place"), url.group("user"), url.group("password"));
  }
}
