package dev.spotter.bot.inbox.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.sql.EventJson.Kind;
import dev.spotter.bot.retry.Backoff;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Shares rows out among nodes: who claims one has it until its lease ends, and prolongs the lease
 * while it works. A claim counts as an attempt, so that an upload which brings its node down each
 * time is known by its number of attempts.
 *
 * @param dialect of the database
 * @param node this node's name
 * @param lease how long a claim lasts
 * @param random gives the jitter
 */
public record Leases(Dialect dialect, String node, Duration lease, RandomGenerator random) {

  /** After a node was lost, so that those who go down together do not come back together. */
  private static final Backoff AFTER_LOSS =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  /**
   * A conversation's oldest unfinished row is due when its time has come. Rows are looked at in the
   * order of arrival until there are enough.
   */
  private static final String DUE =
      """
      SELECT id, upload, state, attempts, caption, received_at FROM inbox AS head
      WHERE finished_at IS NULL AND claimed_by IS NULL AND next_attempt_at <= ?
        AND platform IN (%s)
        AND NOT EXISTS (
          SELECT 1 FROM inbox AS older
          WHERE older.conversation = head.conversation AND older.platform = head.platform
            AND older.finished_at IS NULL AND older.id < head.id)
      ORDER BY id LIMIT ? %s
      """;

  private static final String MEMBERS = "SELECT upload FROM inbox WHERE leader = ? ORDER BY id";

  private static final String CLAIM =
      """
      UPDATE inbox SET claimed_by = ?, claimed_until = ?, attempts = attempts + 1, updated_at = ?
      WHERE id = ?
      """;

  private static final String RENEW =
      "UPDATE inbox SET claimed_until = ? WHERE id = ? AND claimed_by = ? AND finished_at IS NULL";

  private static final String LAPSED =
      """
      SELECT id, attempts FROM inbox
      WHERE finished_at IS NULL AND claimed_by IS NOT NULL AND claimed_until <= ? %s
      """;

  private static final String RELEASE =
      """
      UPDATE inbox SET claimed_by = NULL, claimed_until = NULL, next_attempt_at = ?, updated_at = ?
      WHERE id = ?
      """;

  private static final String HAND_BACK =
      """
      UPDATE inbox SET claimed_by = NULL, claimed_until = NULL, attempts = attempts - 1
      WHERE finished_at IS NULL AND claimed_by = ? AND state = 'RECEIVED'
      """;

  private static final String UNREADABLE =
      """
      UPDATE inbox SET state = 'GAVE_UP', reason = 'this version cannot read the row',
        updated_at = ?, finished_at = ?
      WHERE id = ?
      """;

  /** The group's members with their leader. */
  private static final String UNWANTED =
      """
      UPDATE inbox SET state = 'GAVE_UP', reason = 'opted out', updated_at = ?, finished_at = ?
      WHERE (id = ? OR leader = ?) AND finished_at IS NULL
      """;

  /** Leases what is due and wanted, oldest first. */
  List<ClaimedEvent> claim(Connection connection, Set<String> platforms, int limit)
      throws SQLException {
    long now = dialect.now(connection);
    List<Object> values = new ArrayList<>(List.of(now));
    values.addAll(platforms);
    values.add(limit);
    String sql = DUE.formatted(Sql.marks(platforms), dialect.skipLocked());
    List<ClaimedEvent> entries = new ArrayList<>();
    try (PreparedStatement due = Sql.prepare(connection, sql, values.toArray());
        PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      ResultSet rows = due.executeQuery();
      while (rows.next()) {
        read(connection, rows, now).ifPresent(entries::add);
      }
      for (ClaimedEvent entry : entries) {
        batch(claim, node, now + lease.toMillis(), now, entry.row());
      }
      claim.executeBatch();
    }
    return entries;
  }

  /** Prolongs the lease of what this node still has. */
  void renew(Connection connection, Collection<Long> ids) throws SQLException {
    long until = dialect.now(connection) + lease.toMillis();
    try (PreparedStatement renew = connection.prepareStatement(RENEW)) {
      for (long id : ids.stream().sorted().toList()) {
        batch(renew, until, id, node);
      }
      renew.executeBatch();
    }
  }

  /** Takes rows back from nodes that were not heard of; returns how many. */
  int releaseLapsed(Connection connection) throws SQLException {
    return release(connection, dialect.now(connection));
  }

  /** Takes all rows back, for a node that is alone; returns how many. */
  int releaseAll(Connection connection) throws SQLException {
    return release(connection, Long.MAX_VALUE);
  }

  private int release(Connection connection, long until) throws SQLException {
    long now = dialect.now(connection);
    int released = 0;
    try (PreparedStatement lapsed =
            Sql.prepare(connection, LAPSED.formatted(dialect.skipLocked()), until);
        PreparedStatement release = connection.prepareStatement(RELEASE)) {
      ResultSet rows = lapsed.executeQuery();
      while (rows.next()) {
        batch(release, now + pause(rows.getInt("attempts")), now, rows.getLong("id"));
        released++;
      }
      release.executeBatch();
    }
    return released;
  }

  /** The first time it may have been anybody's fault. */
  private long pause(int attempts) {
    return attempts <= 1 ? 0 : AFTER_LOSS.after(attempts - 1, random).toMillis();
  }

  /** Gives back what this node has not come to; what it may have posted is left to lapse. */
  void handBack(Connection connection) throws SQLException {
    Sql.update(connection, HAND_BACK, node);
  }

  private static void batch(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  private static Optional<ClaimedEvent> read(Connection connection, ResultSet row, long now)
      throws SQLException {
    long id = row.getLong("id");
    try {
      ClaimedEvent entry = entry(connection, row);
      if (!OptOutTable.cover(connection, entry.event())) {
        return Optional.of(entry);
      }
      Sql.update(connection, UNWANTED, now, now, id, id);
    } catch (JsonProcessingException e) {
      Sql.update(connection, UNREADABLE, now, now, id);
    }
    return Optional.empty();
  }

  private static ClaimedEvent entry(Connection connection, ResultSet row)
      throws SQLException, JsonProcessingException {
    ChatEvent first = EventJson.read(Kind.PHOTOS, row.getString("upload"));
    return new ClaimedEvent(
        row.getLong("id"),
        first instanceof PhotosPosted photos && photos.album().isPresent()
            ? whole(connection, row.getLong("id"), photos)
            : first,
        InboxState.valueOf(row.getString("state")),
        row.getInt("attempts") + 1,
        Optional.ofNullable(row.getString("caption")),
        Instant.ofEpochMilli(row.getLong("received_at")));
  }

  private static PhotosPosted whole(Connection connection, long leader, PhotosPosted first)
      throws SQLException, JsonProcessingException {
    try (PreparedStatement select = Sql.prepare(connection, MEMBERS, leader)) {
      ResultSet rows = select.executeQuery();
      PhotosPosted whole = first;
      while (rows.next()) {
        if (EventJson.read(Kind.PHOTOS, rows.getString("upload")) instanceof PhotosPosted member) {
          whole = whole.and(member.pictures());
        }
      }
      return whole;
    }
  }
}
