package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.inbox.Captions;
import dev.spotter.bot.inbox.ClaimLostException;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.EventLog.Appended;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.Ledger.Answered;
import dev.spotter.bot.inbox.Lessons;
import dev.spotter.bot.inbox.OptOuts;
import dev.spotter.bot.inbox.PreferenceStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/**
 * The inbox in a SQLite file, which one process uses at a time, or in a PostgreSQL database, which
 * any number of nodes share. The SQL is the same; what differs is in {@link Dialect}. Thread-safe.
 */
public final class SqlInbox implements Inbox {

  /** A change of a row. */
  @FunctionalInterface
  private interface Change {
    void run(Connection connection) throws SQLException;
  }

  private final Database database;
  private final WorkerExecutor writers;
  private final GroupCommit commits;
  private final Intake intake;
  private final Claims claims;
  private final Leases leases;
  private final Outcomes outcomes;
  private final Upkeep upkeep;
  private final Depth depth;

  SqlInbox(
      Vertx vertx,
      Database database,
      WorkerExecutor writers,
      int lanes,
      InboxOptions options,
      Leases leases,
      MeterRegistry registry) {
    this.database = database;
    this.writers = writers;
    this.commits = new GroupCommit(vertx, database, writers, lanes, registry);
    this.leases = leases;
    this.claims = new Claims(leases.dialect(), leases.node(), leases.lease(), leases.random());
    this.outcomes =
        new Outcomes(database.dialect(), leases.node(), options.lease(), options.pace());
    this.depth = new Depth(options.maxDepth(), registry);
    this.intake = new Intake(commits, new Enqueue(database.dialect(), options.groupWait()), depth);
    this.upkeep = new Upkeep(vertx, commits, leases, options.keep(), depth::counted, registry);
  }

  /**
   * Opens the inbox, creating what is missing.
   *
   * @param vertx gives the threads
   * @param url where it is
   * @param options its bounds and times
   * @param node a name that no other process uses
   * @param clock the time of rows in a file; a server has its own
   * @param random gives the jitter
   * @param registry takes the inbox's metrics
   * @return the inbox, to be closed by the caller; fails with {@link SQLException} when it cannot
   *     be used
   */
  public static Future<Inbox> open(
      Vertx vertx,
      InboxUrl url,
      InboxOptions options,
      String node,
      Clock clock,
      RandomGenerator random,
      MeterRegistry registry) {
    if (url instanceof InboxUrl.Kafka log) {
      return vertx
          .executeBlocking(LogInboxProvider::find)
          .compose(logs -> logs.open(vertx, log, options, node, clock, random, registry));
    }
    int lanes = url instanceof InboxUrl.Postgres ? options.connections() : 1;
    WorkerExecutor writers = vertx.createSharedWorkerExecutor("inbox", lanes);
    return writers
        .executeBlocking(() -> Database.open(url, lanes, clock))
        .map(
            database ->
                new SqlInbox(
                    vertx,
                    database,
                    writers,
                    lanes,
                    options,
                    new Leases(database.dialect(), node, options.lease(), random),
                    registry))
        .onFailure(failure -> writers.close())
        .compose(inbox -> inbox.begin(url instanceof InboxUrl.Sqlite).map(inbox));
  }

  Future<Void> begin(boolean alone) {
    return change(connection -> leases.begin(connection, alone))
        .compose(released -> upkeep.start())
        .onFailure(failure -> close());
  }

  GroupCommit commits() {
    return commits;
  }

  /** Counts what is unfinished, when it was changed from outside. */
  void count(Connection connection) throws SQLException {
    depth.counted(new Housekeeping(database.dialect()).depth(connection).all());
  }

  @Override
  public Future<List<Appended>> append(List<? extends ChatEvent> events) {
    return intake.append(events);
  }

  @Override
  public Future<List<ClaimedEvent>> claim(Lane lane, Set<String> connections, int limit) {
    return commits.submit(connection -> claims.claim(connection, lane, connections, limit));
  }

  @Override
  public Future<Void> renew(Collection<ClaimedEvent> events) {
    List<Long> rows = events.stream().map(ClaimedEvent::row).toList();
    return change(connection -> leases.renew(connection, rows));
  }

  @Override
  public Future<Duration> posting(ClaimedEvent claimed, String text, Optional<String> unnamed) {
    return commits
        .submit(connection -> outcomes.posting(connection, claimed, text, unnamed))
        .compose(
            wait ->
                wait.map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture(new ClaimLostException(claimed.row()))));
  }

  @Override
  public Future<Void> posted(ClaimedEvent claimed, String reply) {
    return settle(connection -> outcomes.posted(connection, claimed.row(), reply));
  }

  @Override
  public Future<Void> retry(ClaimedEvent claimed, Duration wait, boolean unsure, String reason) {
    return change(connection -> outcomes.retry(connection, claimed.row(), wait, unsure, reason));
  }

  @Override
  public Future<Void> giveUp(ClaimedEvent claimed, String reason) {
    return settle(claimed, InboxState.GAVE_UP, reason);
  }

  @Override
  public Future<Void> done(ClaimedEvent claimed) {
    return settle(claimed, InboxState.DONE, null);
  }

  private Future<Void> settle(ClaimedEvent claimed, InboxState state, String reason) {
    return settle(connection -> outcomes.settle(connection, claimed.row(), state, reason));
  }

  private Future<Void> settle(GroupCommit.Work<Integer> work) {
    return change(connection -> depth.add(-work.run(connection)));
  }

  @Override
  public Future<Optional<String>> lastReply(ClaimedEvent claimed) {
    return commits.submit(connection -> outcomes.lastReply(connection, claimed));
  }

  @Override
  public Future<Optional<Answered>> answered(Conversation in, String message) {
    return commits.submit(connection -> Outcomes.answered(connection, in, message));
  }

  @Override
  public OptOuts optOuts() {
    return new SharedOptOuts(commits);
  }

  @Override
  public Lessons lessons() {
    return new SharedLessons(commits, database.dialect());
  }

  @Override
  public Captions captions() {
    return new SharedCaptions(commits);
  }

  @Override
  public PreferenceStore preferences() {
    return new SharedPreferences(commits);
  }

  @Override
  public Future<Void> check() {
    return change(connection -> database.dialect().rewrite(connection));
  }

  private Future<Void> change(Change change) {
    return commits.submit(
        connection -> {
          change.run(connection);
          return null;
        });
  }

  @Override
  public int depth() {
    return depth.value();
  }

  @Override
  public Future<Void> close() {
    upkeep.stop();
    return change(leases::handBack)
        .eventually(() -> writers.executeBlocking(Executors.callable(database::close)))
        .eventually(writers::close);
  }
}
