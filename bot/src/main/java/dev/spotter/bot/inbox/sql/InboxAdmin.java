package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.InboxRow;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.InboxUrl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What operators do with an inbox, whether bots use it at the time or not: each transaction is
 * short, and takes no row out of a node's hands. Blocks; used by one thread at a time.
 */
public final class InboxAdmin implements AutoCloseable {

  /**
   * Which rows are meant.
   *
   * @param state where they stand; any when empty
   * @param platform whose they are; any when empty
   * @param conversation where it happened; any when empty
   */
  public record Filter(
      Optional<InboxState> state, Optional<String> platform, Optional<String> conversation) {}

  /** What came of trying a row again. */
  public enum Retried {
    /** It is due now. */
    DUE,
    /** There is no such row. */
    UNKNOWN,
    /** It is answered already. */
    ANSWERED,
    /** It needs no answer, or its words are forgotten. */
    OVER,
    /** A node works on it. */
    IN_HAND
  }

  private static final String LIST =
      """
      SELECT * FROM event
      WHERE (cast(? AS text) IS NULL OR state = ?) AND (cast(? AS text) IS NULL OR platform = ?)
        AND (cast(? AS text) IS NULL OR conversation = ?)
      ORDER BY id DESC LIMIT ?
      """;

  private static final String SHOW = "SELECT * FROM event WHERE id = ?";

  private static final String LEADER = "SELECT coalesce(leader, id) FROM event WHERE id = ?";

  /**
   * With an answer it may be there: the conversation is looked at before it is posted. Of a text
   * only the answer is left.
   */
  private static final String RETRY =
      """
      UPDATE event SET
        state = CASE WHEN answer IS NULL OR ? THEN 'RECEIVED' ELSE 'POSTING' END,
        answer = CASE WHEN ? AND lane = 'PHOTOS' THEN NULL ELSE answer END,
        attempts = 0, next_attempt_at = 0, updated_at = ?, finished_at = NULL,
        claimed_by = NULL, claimed_until = NULL
      WHERE %s = ? AND (
        (finished_at IS NULL AND claimed_by IS NULL)
        OR (state = 'GAVE_UP' AND (lane = 'PHOTOS' OR answer IS NOT NULL)))
      """;

  private static final String GIVEN_UP =
      """
      SELECT id FROM event
      WHERE state = 'GAVE_UP' AND leader IS NULL AND (cast(? AS text) IS NULL OR platform = ?)
      ORDER BY id LIMIT ?
      """;

  private static final String OLD = "SELECT count(*) FROM event WHERE finished_at < ?";

  private final Database database;
  private final Housekeeping housekeeping;

  private InboxAdmin(Database database) {
    this.database = database;
    this.housekeeping = new Housekeeping(database.dialect());
  }

  /**
   * Opens an inbox that exists.
   *
   * @throws SQLException when it does not exist or cannot be used; says why without any password
   */
  public static InboxAdmin open(InboxUrl url) throws SQLException {
    return new InboxAdmin(Database.visit(url, Clock.systemUTC()));
  }

  /** Returns rows, the newest first. */
  public List<InboxRow> list(Filter filter, int limit) throws SQLException {
    String state = filter.state().map(Enum::name).orElse(null);
    String platform = filter.platform().orElse(null);
    String conversation = filter.conversation().orElse(null);
    return rows(LIST, state, state, platform, platform, conversation, conversation, limit);
  }

  /** Returns one row. */
  public Optional<InboxRow> show(long id) throws SQLException {
    return rows(SHOW, id).stream().findFirst();
  }

  /**
   * Makes a row due that was given up or waits for its next attempt, with those of its group.
   *
   * @param id the row
   * @param anew whether to look at the pictures again and to post without looking for a caption
   *     that may be there already
   */
  public Retried retry(long id, boolean anew) throws SQLException {
    return makeDue(id, anew) ? Retried.DUE : unchanged(id);
  }

  private boolean makeDue(long id, boolean anew) throws SQLException {
    try (Connection connection = database.connection()) {
      boolean done = makeDue(connection, id, anew, database.dialect().now(connection));
      connection.commit();
      if (done) {
        database.log(new LogEntry.MadeDue(id, anew));
      }
      return done;
    }
  }

  static boolean makeDue(Connection connection, long id, boolean anew, long now)
      throws SQLException {
    long leader = Sql.number(connection, LEADER, id);
    boolean done = makeDue(connection, "id", leader, anew, now) > 0;
    if (done) {
      makeDue(connection, "leader", leader, anew, now);
    }
    return done;
  }

  private static int makeDue(
      Connection connection, String column, long leader, boolean anew, long now)
      throws SQLException {
    return Sql.update(connection, RETRY.formatted(column), anew, anew, now, leader);
  }

  private Retried unchanged(long id) throws SQLException {
    return show(id).map(InboxAdmin::unchanged).orElse(Retried.UNKNOWN);
  }

  private static Retried unchanged(InboxRow row) {
    return switch (row.state()) {
      case POSTED -> Retried.ANSWERED;
      case DONE, GAVE_UP -> Retried.OVER;
      case RECEIVED, POSTING -> Retried.IN_HAND;
    };
  }

  /** Returns the oldest rows that were given up, one of each group. */
  public List<Long> givenUp(Optional<String> platform, int limit) throws SQLException {
    try (Connection connection = database.connection();
        PreparedStatement select =
            Sql.prepare(
                connection, GIVEN_UP, platform.orElse(null), platform.orElse(null), limit)) {
      List<Long> ids = new ArrayList<>();
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
      connection.commit();
      return ids;
    }
  }

  /** Returns how many rows were finished longer ago than {@code age}. */
  public long countOld(Duration age) throws SQLException {
    try (Connection connection = database.connection()) {
      long before = database.dialect().now(connection) - age.toMillis();
      long number = Sql.number(connection, OLD, before);
      connection.commit();
      return number;
    }
  }

  /** Removes rows that were finished longer ago than {@code age}, batch by batch. */
  public long purge(Duration age) throws SQLException {
    long removed = 0;
    int batch = Housekeeping.BATCH;
    while (batch == Housekeeping.BATCH) {
      try (Connection connection = database.connection()) {
        batch = housekeeping.purge(connection, age);
        connection.commit();
        removed += batch;
      }
    }
    database.log(new LogEntry.Purged(age.toMillis()));
    return removed;
  }

  private List<InboxRow> rows(String sql, Object... values) throws SQLException {
    try (Connection connection = database.connection();
        PreparedStatement select = Sql.prepare(connection, sql, values)) {
      List<InboxRow> found = new ArrayList<>();
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        found.add(row(rows));
      }
      connection.commit();
      return found;
    }
  }

  private static InboxRow row(ResultSet row) throws SQLException {
    return new InboxRow(
        row.getLong("id"),
        row.getString("platform"),
        row.getString("conversation"),
        text(row, "kind"),
        row.getInt("version"),
        InboxState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        text(row, "claimed_by"),
        Instant.ofEpochMilli(row.getLong("next_attempt_at")),
        text(row, "answer"),
        text(row, "unnamed"),
        text(row, "reply"),
        text(row, "reason"),
        text(row, "leader").map(Long::valueOf),
        Instant.ofEpochMilli(row.getLong("received_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")),
        text(row, "finished_at").map(Long::valueOf).map(Instant::ofEpochMilli),
        row.getString("body"));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  @Override
  public void close() {
    database.close();
  }
}
