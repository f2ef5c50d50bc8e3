package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.inbox.OptOut;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The opt-outs of an inbox, which hold for all nodes that share it. */
final class OptOutTable {

  private static final String ANY = "";

  private static final String COVERING =
      """
      SELECT count(*) FROM opt_out
      WHERE platform = ? AND conversation IN ('', ?) AND member IN ('', ?)
      """;

  private static final String ADD = "INSERT INTO opt_out VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

  private static final String REMOVE =
      "DELETE FROM opt_out WHERE platform = ? AND conversation = ? AND member = ?";

  private static final String ALL = "SELECT * FROM opt_out ORDER BY platform, conversation, member";

  private OptOutTable() {}

  /** Tells whether an event is to be left alone. */
  static boolean cover(Connection connection, ChatEvent event) throws SQLException {
    return cover(connection, event.in(), event.by().id());
  }

  /** Tells whether a member's pictures in a conversation are to be left alone. */
  static boolean cover(Connection connection, Conversation in, String member) throws SQLException {
    return Sql.number(connection, COVERING, in.connection(), in.id(), member) > 0;
  }

  /** Returns whether it is new; what was taught by them or on their pictures is forgotten. */
  static boolean add(Connection connection, OptOut optOut) throws SQLException {
    LessonTable.forget(connection, optOut);
    return change(connection, ADD, optOut);
  }

  /** Returns whether it was there. */
  static boolean remove(Connection connection, OptOut optOut) throws SQLException {
    return change(connection, REMOVE, optOut);
  }

  private static boolean change(Connection connection, String sql, OptOut optOut)
      throws SQLException {
    String conversation = optOut.conversation().orElse(ANY);
    String member = optOut.member().orElse(ANY);
    return Sql.update(connection, sql, optOut.platform(), conversation, member) > 0;
  }

  static List<OptOut> all(Connection connection) throws SQLException {
    try (PreparedStatement select = Sql.prepare(connection, ALL)) {
      List<OptOut> all = new ArrayList<>();
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        all.add(
            new OptOut(
                rows.getString("platform"), named(rows, "conversation"), named(rows, "member")));
      }
      return all;
    }
  }

  private static Optional<String> named(ResultSet row, String column) throws SQLException {
    return Optional.of(row.getString(column)).filter(id -> !id.equals(ANY));
  }
}
