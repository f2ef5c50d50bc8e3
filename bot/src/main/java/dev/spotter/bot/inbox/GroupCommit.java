package dev.spotter.bot.inbox;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs all work on one connection, on one thread of its own, and lets what waits at the same time
 * share one transaction: a commit costs a flush of the disk, however much it holds. Thread-safe.
 *
 * <p>The queue has no bound of its own; the inbox's depth and the number of entries in hand bound
 * what can be submitted. A failure fails the whole transaction, as what fails here is the disk.
 */
final class GroupCommit {

  /** Work on the connection, within a transaction. */
  @FunctionalInterface
  interface Work<T> {
    /** Does the work. */
    T run(Connection connection) throws SQLException;
  }

  private static final int LARGEST_GROUP = 256;

  private final Vertx vertx;
  private final Connection connection;
  private final WorkerExecutor writer;
  private final DistributionSummary groups;
  private final ConcurrentLinkedQueue<Submission<?>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean running = new AtomicBoolean();

  GroupCommit(Vertx vertx, Connection connection, WorkerExecutor writer, MeterRegistry registry) {
    this.vertx = vertx;
    this.connection = connection;
    this.writer = writer;
    this.groups =
        DistributionSummary.builder("spotter.inbox.group")
            .description("Pieces of work that shared one commit")
            .register(registry);
  }

  /** Runs work; the future completes on the caller's context, after the commit. */
  <T> Future<T> submit(Work<T> work) {
    Submission<T> submission =
        new Submission<>(work, vertx.getOrCreateContext(), Promise.promise());
    waiting.add(submission);
    runIfIdle();
    return submission.promise.future();
  }

  private void runIfIdle() {
    if (!waiting.isEmpty() && running.compareAndSet(false, true)) {
      writer
          .executeBlocking(this::commitGroup)
          .onComplete(
              done -> {
                running.set(false);
                runIfIdle();
              });
    }
  }

  private Void commitGroup() {
    List<Submission<?>> group = takeGroup();
    groups.record(group.size());
    try {
      for (Submission<?> submission : group) {
        submission.run(connection);
      }
      connection.commit();
      group.forEach(Submission::succeed);
    } catch (SQLException | RuntimeException e) {
      rollBack(e);
      group.forEach(submission -> submission.fail(e));
    }
    return null;
  }

  private List<Submission<?>> takeGroup() {
    List<Submission<?>> group = new ArrayList<>();
    while (group.size() < LARGEST_GROUP && !waiting.isEmpty()) {
      group.add(waiting.remove());
    }
    return group;
  }

  private void rollBack(Exception reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private static final class Submission<T> {
    private final Work<T> work;
    private final Context context;
    private final Promise<T> promise;
    private T result;

    Submission(Work<T> work, Context context, Promise<T> promise) {
      this.work = work;
      this.context = context;
      this.promise = promise;
    }

    void run(Connection connection) throws SQLException {
      result = work.run(connection);
    }

    void succeed() {
      context.runOnContext(now -> promise.complete(result));
    }

    void fail(Throwable failure) {
      context.runOnContext(now -> promise.fail(failure));
    }
  }
}
