package dev.spotter.sim.kill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database of its own on the server that an address names. */
final class KillDatabase {

  private static final Pattern URL =
      Pattern.compile("postgresql://(?<user>.*):(?<password>.*)@(?<host>.*)/.*");

  private KillDatabase() {}

  /** Creates the database and returns its address; it goes with the server. */
  static String create(String server) throws SQLException {
    if (server == null) {
      throw new IllegalStateException("POSTGRES_URL is missing; see .ci/with-postgres");
    }
    Matcher url = URL.matcher(server);
    if (!url.matches()) {
      throw new IllegalStateException(
          "POSTGRES_URL is no postgresql://USER:PASSWORD@HOST/DATABASE");
    }
    String name = "kill_" + UUID.randomUUID().toString().replace("-", "");
    String jdbc = "jdbc:postgresql://" + url.group("host") + "/postgres";
    try (Connection connection =
            DriverManager.getConnection(jdbc, url.group("user"), url.group("password"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return server.replaceFirst("/[^/]*$", "/" + name);
  }
}
