package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.Lessons.Scope;
import dev.spotter.bot.inbox.ReviewedLesson;
import dev.spotter.bot.inbox.ReviewedLesson.Review;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What operators say of the lessons of an inbox. */
final class ReviewTable {

  private static final String ANY = "";

  private static final String NEWEST =
      """
      SELECT * FROM lesson WHERE (? = '' OR review = ?) AND undone_by IS NULL
      ORDER BY id DESC LIMIT ?
      """;

  private static final String IN_SCOPE =
      """
      SELECT * FROM lesson
      WHERE platform = ? AND (? = '' OR conversation = ?) AND undone_by IS NULL ORDER BY id
      """;

  private static final String SAY =
      "UPDATE lesson SET review = ? WHERE id = ? AND undone_by IS NULL";

  private ReviewTable() {}

  static List<ReviewedLesson> newest(Connection connection, Optional<Review> state, int most)
      throws SQLException {
    String only = state.map(Review::name).orElse(ANY);
    return read(connection, NEWEST, only, only, most);
  }

  static List<ReviewedLesson> in(Connection connection, Scope scope) throws SQLException {
    String conversation = scope.conversation().orElse(ANY);
    return read(connection, IN_SCOPE, scope.connection(), conversation, conversation);
  }

  private static List<ReviewedLesson> read(Connection connection, String select, Object... values)
      throws SQLException {
    try (PreparedStatement statement = Sql.prepare(connection, select, values)) {
      List<ReviewedLesson> lessons = new ArrayList<>();
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        lessons.add(
            new ReviewedLesson(
                rows.getLong("id"),
                Review.valueOf(rows.getString("review")),
                LessonTable.read(rows)));
      }
      return lessons;
    }
  }

  static int say(Connection connection, List<Long> numbers, Review state) throws SQLException {
    int said = 0;
    for (long number : numbers) {
      said += Sql.update(connection, SAY, state.name(), number);
    }
    return said;
  }
}
