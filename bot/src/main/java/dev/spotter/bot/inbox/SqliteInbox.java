package dev.spotter.bot.inbox;

import dev.spotter.bot.Caption;
import dev.spotter.bot.ImageUpload;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The inbox in one SQLite file, which one process uses at a time. Thread-safe. */
public final class SqliteInbox implements Inbox {

  /** A change of a row. */
  @FunctionalInterface
  private interface Change {
    void run(Connection connection) throws SQLException;
  }

  private final SqliteFile file;
  private final GroupCommit commits;
  private final SqliteStatements sql;
  private final WorkerExecutor writer;
  private final int maxDepth;
  private final AtomicInteger depth;

  private SqliteInbox(
      SqliteFile file,
      GroupCommit commits,
      SqliteStatements sql,
      WorkerExecutor writer,
      int maxDepth,
      int depth) {
    this.file = file;
    this.commits = commits;
    this.sql = sql;
    this.writer = writer;
    this.maxDepth = maxDepth;
    this.depth = new AtomicInteger(depth);
  }

  /**
   * Opens the inbox, creating the file when there is none.
   *
   * @param vertx gives the writer's thread
   * @param url {@code jdbc:sqlite:FILE}
   * @param maxDepth how many unfinished uploads it may hold
   * @param groupWait how long uploads of one group are waited for
   * @param clock the time of rows
   * @param registry takes the inbox's metrics
   * @return the inbox, to be closed by the caller; fails with {@link SQLException} when the file
   *     cannot be used
   */
  public static Future<SqliteInbox> open(
      Vertx vertx,
      String url,
      int maxDepth,
      GroupWait groupWait,
      Clock clock,
      MeterRegistry registry) {
    WorkerExecutor writer = vertx.createSharedWorkerExecutor("inbox", 1);
    return writer
        .executeBlocking(
            () ->
                open(
                    vertx,
                    SqliteFile.open(url),
                    writer,
                    maxDepth,
                    new SqliteStatements(clock, groupWait),
                    registry))
        .onFailure(failure -> writer.close());
  }

  private static SqliteInbox open(
      Vertx vertx,
      SqliteFile file,
      WorkerExecutor writer,
      int maxDepth,
      SqliteStatements sql,
      MeterRegistry registry)
      throws SQLException {
    GroupCommit commits = new GroupCommit(vertx, file.connection(), writer, registry);
    int depth = sql.depth(file.connection());
    file.connection().commit();
    SqliteInbox inbox = new SqliteInbox(file, commits, sql, writer, maxDepth, depth);
    Gauge.builder("spotter.inbox.depth", inbox, SqliteInbox::depth)
        .description("Uploads that are not answered yet")
        .register(registry);
    return inbox;
  }

  @Override
  public Future<List<Long>> store(List<ImageUpload> uploads) {
    if (uploads.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    if (depth.addAndGet(uploads.size()) > maxDepth) {
      depth.addAndGet(-uploads.size());
      return Future.failedFuture(new InboxFullException(maxDepth));
    }
    return commits
        .submit(
            connection -> {
              List<Long> ids = new ArrayList<>();
              for (ImageUpload upload : uploads) {
                sql.store(connection, upload).ifPresent(ids::add);
              }
              return ids;
            })
        .onSuccess(ids -> depth.addAndGet(ids.size() - uploads.size()))
        .onFailure(failure -> depth.addAndGet(-uploads.size()));
  }

  @Override
  public Future<List<InboxEntry>> due(Set<String> platforms, int limit) {
    return commits.submit(connection -> sql.due(connection, platforms, limit));
  }

  @Override
  public Future<Void> posting(long id, Caption caption) {
    return change(connection -> sql.posting(connection, id, caption));
  }

  @Override
  public Future<Void> posted(long id, String reply) {
    return settle(connection -> sql.posted(connection, id, reply));
  }

  @Override
  public Future<Void> retry(long id, Instant at, boolean unsure, String reason) {
    return change(connection -> sql.retry(connection, id, at, unsure, reason));
  }

  @Override
  public Future<Void> giveUp(long id, String reason) {
    return settle(connection -> sql.giveUp(connection, id, reason));
  }

  @Override
  public Future<Void> check() {
    return change(SqliteSchema::touch);
  }

  private Future<Void> settle(GroupCommit.Work<Integer> work) {
    return commits.submit(work).onSuccess(settled -> depth.addAndGet(-settled)).mapEmpty();
  }

  private Future<Void> change(Change change) {
    return commits.submit(
        connection -> {
          change.run(connection);
          return null;
        });
  }

  @Override
  public Future<Optional<String>> lastReply(String platform, String conversation) {
    return commits.submit(connection -> sql.lastReply(connection, platform, conversation));
  }

  @Override
  public int depth() {
    return depth.get();
  }

  @Override
  public Future<Void> close() {
    return writer
        .executeBlocking(
            () -> {
              file.close();
              return null;
            })
        .eventually(writer::close)
        .mapEmpty();
  }
}
