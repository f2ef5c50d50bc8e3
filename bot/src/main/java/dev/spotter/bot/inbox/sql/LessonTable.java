package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lesson.Source;
import dev.spotter.bot.inbox.Lesson.Statement;
import dev.spotter.bot.inbox.Lessons.Scope;
import dev.spotter.bot.inbox.Lessons.Selection;
import dev.spotter.bot.inbox.Lessons.Snapshot;
import dev.spotter.bot.inbox.Lessons.Version;
import dev.spotter.bot.inbox.OptOut;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lessons of an inbox. A statement that has no value for a condition matches everything. */
final class LessonTable {

  private static final String ANY = "";

  private static final String IN_SCOPE =
      " platform = ? AND (? = '' OR conversation = ?) AND undone_by IS NULL";

  private static final String VERSION =
      "SELECT count(*), coalesce(max(id), 0) FROM lesson WHERE" + IN_SCOPE;

  private static final String ALL = "SELECT * FROM lesson WHERE" + IN_SCOPE + " ORDER BY id";

  private static final String KEEP =
      """
      INSERT INTO lesson (platform, dedupe_key, part, conversation, teacher, uploader, photo,
        picture, label, phrase, relation, kind, model, features, taught_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (platform, dedupe_key, part) DO NOTHING
      """;

  /** What is left of a lesson that does not hold any more is no trace of what it said. */
  private static final String BLANK =
      "UPDATE lesson SET undone_by = ?, label = '', phrase = '', kind = NULL, uploader = '',"
          + " features = ?";

  private static final String SUPERSEDE =
      BLANK + " WHERE platform = ? AND dedupe_key = ? AND part = ?";

  /** What was undone counts, so that a limit is no way around. */
  private static final String TAUGHT =
      """
      SELECT count(DISTINCT dedupe_key) FROM lesson
      WHERE platform = ? AND conversation = ? AND teacher = ? AND taught_at > ?
      """;

  private static final String LAST =
      """
      SELECT dedupe_key FROM lesson
      WHERE platform = ? AND conversation = ? AND teacher = ? AND undone_by IS NULL
        AND NOT EXISTS (
          SELECT 1 FROM lesson AS other WHERE other.platform = ? AND other.undone_by = ?)
      ORDER BY id DESC LIMIT 1
      """;

  private static final String UNDO =
      BLANK + " WHERE platform = ? AND dedupe_key = ? AND undone_by IS NULL";

  private static final String UNDONE =
      "SELECT photo FROM lesson WHERE platform = ? AND undone_by = ?";

  private static final String SELECTED =
      """
      platform = ? AND (? = '' OR conversation = ?)
        AND (? = '' OR lower(label) = lower(?)) AND (? = '' OR ? IN (teacher, uploader))
      """;

  private static final String FORGET = "DELETE FROM lesson WHERE " + SELECTED;

  private static final String PHRASES =
      "SELECT DISTINCT conversation, phrase FROM lesson WHERE phrase <> '' AND ";

  /** What the bot said stays in the conversation, but no longer in the inbox. */
  private static final String FORGET_SAID =
      """
      UPDATE event SET answer = NULL
      WHERE conversation = ? AND platform = ? AND reply IS NOT NULL AND answer LIKE ? ESCAPE '!'
      """;

  /** Undoing is repeated within minutes or never. */
  private static final String DROP_UNDONE =
      """
      DELETE FROM lesson
      WHERE platform = ? AND conversation = ? AND undone_by IS NOT NULL AND taught_at < ?
      """;

  private static final Duration DAY = Duration.ofDays(1);

  private LessonTable() {}

  static Version version(Connection connection, Scope scope) throws SQLException {
    String in = scope.conversation().orElse(ANY);
    try (PreparedStatement select = Sql.prepare(connection, VERSION, scope.connection(), in, in)) {
      ResultSet row = select.executeQuery();
      row.next();
      return new Version(row.getLong(1), row.getLong(2));
    }
  }

  static Snapshot all(Connection connection, Scope scope) throws SQLException {
    String in = scope.conversation().orElse(ANY);
    try (PreparedStatement select = Sql.prepare(connection, ALL, scope.connection(), in, in)) {
      List<Lesson> lessons = new ArrayList<>();
      ResultSet rows = select.executeQuery();
      long newest = 0;
      while (rows.next()) {
        lessons.add(read(rows));
        newest = rows.getLong("id");
      }
      return new Snapshot(new Version(lessons.size(), newest), lessons);
    }
  }

  static Lesson read(ResultSet row) throws SQLException {
    String platform = row.getString("platform");
    return new Lesson(
        new EventId(platform, row.getString("dedupe_key")),
        row.getInt("part"),
        new Conversation(platform, row.getString("conversation")),
        new Source(
            row.getString("teacher"),
            row.getString("uploader"),
            row.getString("photo"),
            row.getInt("picture")),
        new Statement(
            row.getString("label"),
            row.getString("phrase"),
            row.getString("relation").equals("IS"),
            Optional.ofNullable(row.getString("kind"))),
        row.getString("model"),
        BrainFloats.read(row.getBytes("features")));
  }

  /** Returns 1, or 0 for one that is known. */
  static int keep(Connection connection, Lesson lesson, long now) throws SQLException {
    Source source = lesson.source();
    Statement says = lesson.says();
    int kept =
        Sql.update(
            connection,
            KEEP,
            lesson.id().connection(),
            lesson.id().key(),
            lesson.part(),
            lesson.in().id(),
            source.teacher(),
            source.uploader(),
            source.photo(),
            source.picture(),
            says.label(),
            says.phrase(),
            says.is() ? "IS" : "IS_NOT",
            says.under().orElse(null),
            lesson.model(),
            BrainFloats.write(lesson.features()),
            now);
    long old = now - DAY.toMillis();
    Sql.update(connection, DROP_UNDONE, lesson.in().connection(), lesson.in().id(), old);
    return kept;
  }

  static void supersede(Connection connection, Lesson old, EventId by) throws SQLException {
    EventId id = old.id();
    byte[] nothing = new byte[0];
    Sql.update(connection, SUPERSEDE, by.key(), nothing, id.connection(), id.key(), old.part());
  }

  static int taught(Connection connection, Conversation in, String member, long since)
      throws SQLException {
    return (int) Sql.number(connection, TAUGHT, in.connection(), in.id(), member, since);
  }

  static Optional<String> undo(Connection connection, EventId by, Conversation in, String member)
      throws SQLException {
    String on = in.connection();
    Optional<String> last = last(connection, by, in, member);
    if (last.isPresent()) {
      forgetSaid(connection, on, "platform = ? AND dedupe_key = ?", on, last.get());
      Sql.update(connection, UNDO, by.key(), new byte[0], on, last.get());
    }
    try (PreparedStatement select = Sql.prepare(connection, UNDONE, on, by.key())) {
      ResultSet row = select.executeQuery();
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  private static Optional<String> last(
      Connection connection, EventId by, Conversation in, String member) throws SQLException {
    String on = in.connection();
    try (PreparedStatement select =
        Sql.prepare(connection, LAST, on, in.id(), member, on, by.key())) {
      ResultSet row = select.executeQuery();
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  private static void forgetSaid(
      Connection connection, String platform, String lessons, Object... values)
      throws SQLException {
    try (PreparedStatement select = Sql.prepare(connection, PHRASES + lessons, values)) {
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        String phrase = rows.getString(2).replaceAll("[!%_]", "!$0");
        Sql.update(connection, FORGET_SAID, rows.getString(1), platform, "%" + phrase + "%");
      }
    }
  }

  /** Returns how many lessons that were. */
  static int forget(Connection connection, Selection what) throws SQLException {
    String in = what.scope().conversation().orElse(ANY);
    String label = what.label().orElse(ANY);
    String member = what.member().orElse(ANY);
    String on = what.scope().connection();
    Object[] values = {on, in, in, label, label, member, member};
    forgetSaid(connection, on, SELECTED, values);
    return Sql.update(connection, FORGET, values);
  }

  /** Forgets what was taught by, or on pictures of, those who opt out. */
  static void forget(Connection connection, OptOut optOut) throws SQLException {
    Scope scope = new Scope(optOut.platform(), optOut.conversation());
    forget(connection, new Selection(scope, Optional.empty(), optOut.member()));
  }
}
