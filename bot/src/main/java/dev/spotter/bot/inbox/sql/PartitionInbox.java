package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The rows of one partition of a log: a replicated state machine. The partition's entries are
 * applied to a file in their order, and what they and this node's work change in it goes to a
 * changelog. Thread-safe.
 */
public final class PartitionInbox {

  /** Rows of a partition are numbered from its number times this, plus one. */
  private static final long ROWS = 1_000_000_000_000L;

  private static final String POSITION = "SELECT next FROM position";

  private static final String MOVE =
      "INSERT INTO position (id, next) VALUES (0, ?)"
          + " ON CONFLICT (id) DO UPDATE SET next = excluded.next";

  /** The next number of every table; all of them are there from the beginning. */
  private static final String NUMBER = "UPDATE sqlite_sequence SET seq = max(seq, ?)";

  private static final String NUMBERED =
      """
      INSERT INTO sqlite_sequence (name, seq)
      SELECT name, 0 FROM sqlite_schema
      WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'
        AND name NOT IN (SELECT name FROM sqlite_sequence)
      """;

  /** The owner before may be posting it still. */
  private static final String LEAVE =
      """
      UPDATE event SET next_attempt_at = ?
      WHERE state = 'POSTING' AND finished_at IS NULL AND next_attempt_at < ?
      """;

  /**
   * What is applied at one offset.
   *
   * @param offset in the partition
   * @param entry what to do
   */
  public record Logged(long offset, LogEntry entry) {}

  private final int partition;
  private final SqlInbox rows;
  private final GroupCommit commits;
  private final Enqueue enqueue;
  private final long position;

  private PartitionInbox(int partition, SqlInbox rows, Enqueue enqueue, long position) {
    this.partition = partition;
    this.rows = rows;
    this.commits = rows.commits();
    this.enqueue = enqueue;
    this.position = position;
  }

  /**
   * Opens a partition's rows.
   *
   * @param vertx gives the threads
   * @param file where they are to be; there is none yet
   * @param partition the partition's number
   * @param changelog takes what changes
   * @param history what changed before
   * @param options bounds and times
   * @param node a name that no other process uses
   * @param clock the time of rows
   * @param random gives the jitter
   * @param registry takes metrics, which all partitions share
   * @return the rows; fails when they cannot be restored
   */
  public static Future<PartitionInbox> open(
      Vertx vertx,
      Path file,
      int partition,
      Changelog changelog,
      Changelog.History history,
      InboxOptions options,
      String node,
      Clock clock,
      RandomGenerator random,
      MeterRegistry registry) {
    WorkerExecutor writer = vertx.createSharedWorkerExecutor("inbox-" + file.getFileName(), 1);
    return writer
        .executeBlocking(
            () -> Database.replicated(file, clock, new Replication(changelog), history))
        .compose(
            database -> {
              Leases leases = new Leases(database.dialect(), node, options.lease(), random);
              SqlInbox rows = new SqlInbox(vertx, database, writer, 1, options, leases, registry);
              Enqueue enqueue = new Enqueue(database.dialect(), options.groupWait());
              return rows.begin(true)
                  .compose(
                      begun ->
                          rows.commits()
                              .submit(
                                  c ->
                                      begin(
                                          c,
                                          partition,
                                          clock.millis() + options.lease().toMillis())))
                  .map(position -> new PartitionInbox(partition, rows, enqueue, position));
            })
        .onFailure(failure -> writer.close());
  }

  private static long begin(Connection connection, int partition, long leftAlone)
      throws SQLException {
    Sql.update(connection, LEAVE, leftAlone, leftAlone);
    Sql.update(connection, NUMBERED);
    Sql.update(connection, NUMBER, row(partition, 0) - 1);
    return Sql.number(connection, POSITION);
  }

  /** Returns the partition that a row is in. */
  public static int of(long row) {
    return (int) (row / ROWS);
  }

  /** Returns the number of the row that an event becomes. */
  public static long row(int partition, long offset) {
    return partition * ROWS + offset + 1;
  }

  /** Returns the rows. Events come to them by {@link #apply} only. */
  public Inbox rows() {
    return rows;
  }

  /** Returns the offset of the first entry that was not applied when this was opened. */
  public long position() {
    return position;
  }

  /**
   * Applies entries, in one transaction with the position behind them.
   *
   * @param entries in the order of the log
   * @return what each has changed, as {@link LogEntry#apply} says
   */
  public Future<List<Long>> apply(List<Logged> entries) {
    return commits.submit(connection -> apply(connection, entries));
  }

  private List<Long> apply(Connection connection, List<Logged> entries) throws SQLException {
    List<Long> results = new ArrayList<>();
    for (Logged logged : entries) {
      long row = row(partition, logged.offset());
      Sql.update(connection, NUMBER, row - 1);
      results.add(logged.entry().apply(connection, enqueue));
    }
    Sql.update(connection, MOVE, entries.get(entries.size() - 1).offset() + 1);
    rows.count(connection);
    return results;
  }

  /** Returns how many rows are unfinished. */
  public int depth() {
    return rows.depth();
  }

  /** Gives back what was not begun and closes the rows. */
  public Future<Void> close() {
    return rows.close();
  }
}
