package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.chat.Caption;
import dev.spotter.bot.chat.ImageUpload;
import dev.spotter.bot.inbox.ClaimLostException;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxEntry;
import dev.spotter.bot.inbox.InboxFullException;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import io.micrometer.core.instrument.Gauge;
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
import java.util.concurrent.atomic.AtomicInteger;
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
  private final InboxOptions options;
  private final Enqueue arrivals;
  private final Leases claims;
  private final Outcomes answers;
  private final Upkeep upkeep;

  /** As of the last count, and as this node changed it since then. */
  private final AtomicInteger unfinished = new AtomicInteger();

  /** Not in the database yet. */
  private final AtomicInteger arriving = new AtomicInteger();

  private SqlInbox(
      Vertx vertx,
      Database database,
      WorkerExecutor writers,
      int lanes,
      InboxOptions options,
      Leases claims,
      MeterRegistry registry) {
    this.database = database;
    this.writers = writers;
    this.commits = new GroupCommit(vertx, database, writers, lanes, registry);
    this.options = options;
    this.claims = claims;
    this.arrivals = new Enqueue(database.dialect(), options.groupWait());
    this.answers = new Outcomes(database.dialect(), claims.node(), options.lease(), options.pace());
    this.upkeep = new Upkeep(vertx, commits, claims, options.keep(), unfinished::set, registry);
    Gauge.builder("spotter.inbox.depth", this, SqlInbox::depth)
        .description("Uploads that are not answered yet")
        .register(registry);
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
        .compose(inbox -> inbox.begin(url).map(inbox));
  }

  /** Who has a file to himself need not wait for the leases of the process before. */
  private Future<Void> begin(InboxUrl url) {
    return change(
            connection -> {
              if (url instanceof InboxUrl.Sqlite) {
                claims.releaseAll(connection);
              }
            })
        .compose(released -> upkeep.start())
        .onFailure(failure -> close());
  }

  @Override
  public Future<List<Long>> store(List<ImageUpload> uploads) {
    if (uploads.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    int number = uploads.size();
    if (arriving.addAndGet(number) + unfinished.get() > options.maxDepth()) {
      arriving.addAndGet(-number);
      return Future.failedFuture(new InboxFullException(options.maxDepth()));
    }
    return commits
        .submit(Enqueue.order(uploads.get(0)), connection -> store(connection, uploads))
        .onComplete(done -> arriving.addAndGet(-number));
  }

  private List<Long> store(Connection connection, List<ImageUpload> uploads) throws SQLException {
    List<Long> ids = arrivals.store(connection, uploads);
    unfinished.addAndGet(ids.size());
    return ids;
  }

  @Override
  public Future<List<InboxEntry>> claim(Set<String> platforms, int limit) {
    return commits.submit(connection -> claims.claim(connection, platforms, limit));
  }

  @Override
  public Future<Void> renew(Collection<Long> ids) {
    return change(connection -> claims.renew(connection, ids));
  }

  @Override
  public Future<Duration> posting(InboxEntry entry, Caption caption, Optional<String> unnamed) {
    return commits
        .submit(connection -> answers.posting(connection, entry, caption, unnamed))
        .compose(
            wait ->
                wait.map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture(new ClaimLostException(entry.id()))));
  }

  @Override
  public Future<Void> posted(long id, String reply) {
    return settle(connection -> answers.posted(connection, id, reply));
  }

  @Override
  public Future<Void> retry(long id, Duration wait, boolean unsure, String reason) {
    return change(connection -> answers.retry(connection, id, wait, unsure, reason));
  }

  @Override
  public Future<Void> giveUp(long id, String reason) {
    return settle(connection -> answers.giveUp(connection, id, reason));
  }

  private Future<Void> settle(GroupCommit.Work<Integer> work) {
    return change(connection -> unfinished.addAndGet(-work.run(connection)));
  }

  @Override
  public Future<Optional<String>> lastReply(InboxEntry entry) {
    return commits.submit(connection -> answers.lastReply(connection, entry));
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
    return unfinished.get() + arriving.get();
  }

  /** Does at once what otherwise happens from time to time. */
  Future<Void> tidy() {
    return upkeep.second().compose(done -> upkeep.minute());
  }

  @Override
  public Future<Void> close() {
    upkeep.stop();
    return change(claims::handBack)
        .eventually(() -> writers.executeBlocking(this::closeDatabase))
        .eventually(writers::close);
  }

  private Void closeDatabase() {
    database.close();
    return null;
  }
}
