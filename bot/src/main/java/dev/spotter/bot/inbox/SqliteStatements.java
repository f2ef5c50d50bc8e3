package dev.spotter.bot.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.spotter.bot.Caption;
import dev.spotter.bot.ImageUpload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All SQL of the inbox. Times are milliseconds since 1970; a row is unfinished while {@code
 * finished_at} is null. Used on the writer's thread only.
 */
final class SqliteStatements {

  private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new Jdk8Module()).build();

  /**
   * A row with a group joins the group's first row, its leader, while that one still waits for
   * more; later it leads a group of its own. The leader is due first, so its members never are.
   */
  private static final String STORE =
      """
      INSERT INTO inbox (platform, dedupe_key, conversation, upload, state, next_attempt_at,
                         received_at, updated_at, group_key, leader)
      VALUES (?, ?, ?, ?, 'RECEIVED', ?, ?, ?, ?, (
        SELECT max(id) FROM inbox
        WHERE group_key = ? AND conversation = ? AND platform = ? AND finished_at IS NULL
          AND leader IS NULL AND state = 'RECEIVED' AND attempts = 0 AND next_attempt_at > ?))
      ON CONFLICT (dedupe_key, platform) DO NOTHING
      RETURNING id, leader
      """;

  private static final String WAIT_ON =
      "UPDATE inbox SET next_attempt_at = min(?, received_at + ?) WHERE id = ?";

  private static final String MEMBERS = "SELECT upload FROM inbox WHERE leader = ? ORDER BY id";

  /**
   * A conversation's oldest unfinished row is due when its own time has come: SQLite takes a column
   * beside {@code min} from the row that has the minimum. The innermost query reads one index and
   * nothing else: 10,000 unfinished rows take 2 ms in one conversation and 17 ms in 10,000, however
   * many rows are finished.
   */
  private static final String DUE =
      """
      SELECT id, upload, state, attempts, caption, received_at FROM inbox
      WHERE id IN (
        SELECT oldest FROM (
          SELECT min(id) AS oldest, next_attempt_at FROM inbox WHERE finished_at IS NULL
          GROUP BY conversation, platform HAVING platform IN (%s))
        WHERE next_attempt_at <= ? ORDER BY oldest LIMIT ?)
      ORDER BY id
      """;

  private static final String POSTING =
      "UPDATE inbox SET state = 'POSTING', caption = ?, updated_at = ? WHERE id = ?";

  private static final String POSTED =
      """
      UPDATE inbox SET state = 'POSTED', reply = ?, reason = NULL, updated_at = ?, finished_at = ?
      WHERE id = ? OR leader = ?
      """;

  private static final String RETRY =
      """
      UPDATE inbox SET state = CASE WHEN ? THEN state ELSE 'RECEIVED' END,
        attempts = attempts + 1, next_attempt_at = ?, reason = ?, updated_at = ?
      WHERE id = ?
      """;

  private static final String GIVE_UP =
      """
      UPDATE inbox SET state = 'GAVE_UP', attempts = attempts + 1, reason = ?, updated_at = ?,
        finished_at = ?
      WHERE id = ? OR leader = ?
      """;

  private static final String LAST_REPLY =
      """
      SELECT reply FROM inbox
      WHERE platform = ? AND conversation = ? AND state = 'POSTED'
      ORDER BY id DESC LIMIT 1
      """;

  private static final String DEPTH = "SELECT count(*) FROM inbox WHERE finished_at IS NULL";

  private final Clock clock;
  private final GroupWait groupWait;

  SqliteStatements(Clock clock, GroupWait groupWait) {
    this.clock = clock;
    this.groupWait = groupWait;
  }

  Optional<Long> store(Connection connection, ImageUpload upload) throws SQLException {
    long now = clock.millis();
    String group = upload.group().orElse(null);
    long due = group == null ? 0 : now + groupWait.quiet().toMillis();
    try (PreparedStatement insert =
        prepare(
            connection,
            STORE,
            upload.platform(),
            upload.dedupeKey(),
            upload.conversation(),
            json(upload),
            due,
            now,
            now,
            group,
            group,
            upload.conversation(),
            upload.platform(),
            now)) {
      ResultSet rows = insert.executeQuery();
      return rows.next() ? Optional.of(stored(connection, rows, due)) : Optional.empty();
    }
  }

  /** Every further upload of a group makes the leader wait on, within the limit. */
  private long stored(Connection connection, ResultSet row, long due) throws SQLException {
    long id = row.getLong("id");
    long leader = row.getLong("leader");
    if (leader != 0) {
      update(connection, WAIT_ON, due, groupWait.longest().toMillis(), leader);
    }
    return id;
  }

  List<InboxEntry> due(Connection connection, Set<String> platforms, int limit)
      throws SQLException {
    List<Object> values = new ArrayList<>(platforms);
    values.add(clock.millis());
    values.add(limit);
    String marks = String.join(", ", platforms.stream().map(platform -> "?").toList());
    try (PreparedStatement select = prepare(connection, DUE.formatted(marks), values.toArray())) {
      ResultSet rows = select.executeQuery();
      List<InboxEntry> entries = new ArrayList<>();
      while (rows.next()) {
        entries.add(entry(connection, rows));
      }
      return entries;
    }
  }

  void posting(Connection connection, long id, Caption caption) throws SQLException {
    update(connection, POSTING, caption.text(), clock.millis(), id);
  }

  /** Returns how many rows that settled: the group's members with their leader. */
  int posted(Connection connection, long id, String reply) throws SQLException {
    return update(connection, POSTED, reply, clock.millis(), clock.millis(), id, id);
  }

  void retry(Connection connection, long id, Instant at, boolean unsure, String reason)
      throws SQLException {
    update(connection, RETRY, unsure, at.toEpochMilli(), reason, clock.millis(), id);
  }

  /** Returns how many rows that settled: the group's members with their leader. */
  int giveUp(Connection connection, long id, String reason) throws SQLException {
    return update(connection, GIVE_UP, reason, clock.millis(), clock.millis(), id, id);
  }

  Optional<String> lastReply(Connection connection, String platform, String conversation)
      throws SQLException {
    try (PreparedStatement select = prepare(connection, LAST_REPLY, platform, conversation)) {
      ResultSet rows = select.executeQuery();
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  int depth(Connection connection) throws SQLException {
    try (PreparedStatement select = prepare(connection, DEPTH)) {
      return select.executeQuery().getInt(1);
    }
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static InboxEntry entry(Connection connection, ResultSet row) throws SQLException {
    ImageUpload first = upload(row.getString("upload"));
    return new InboxEntry(
        row.getLong("id"),
        first.group().isEmpty() ? first : whole(connection, row.getLong("id"), first),
        InboxState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Optional.ofNullable(row.getString("caption")).map(Caption::new),
        Instant.ofEpochMilli(row.getLong("received_at")));
  }

  private static ImageUpload whole(Connection connection, long leader, ImageUpload first)
      throws SQLException {
    try (PreparedStatement select = prepare(connection, MEMBERS, leader)) {
      ResultSet rows = select.executeQuery();
      ImageUpload whole = first;
      while (rows.next()) {
        whole = whole.and(upload(rows.getString("upload")).pictures());
      }
      return whole;
    }
  }

  private static String json(ImageUpload upload) {
    try {
      return MAPPER.writeValueAsString(upload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an upload always fits into JSON", e);
    }
  }

  private static ImageUpload upload(String json) throws SQLException {
    try {
      return MAPPER.readValue(json, ImageUpload.class);
    } catch (JsonProcessingException e) {
      throw new SQLException("the inbox holds an upload that cannot be read", e);
    }
  }
}
