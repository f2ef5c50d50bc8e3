package dev.spotter.bot.inbox.sql;

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
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs work on the database, on threads of its own, and lets what waits at the same time share one
 * transaction: a commit costs a flush of the disk, however much it holds. There are as many threads
 * as connections. Thread-safe.
 *
 * <p>The queue has no bound of its own; the inbox's depth and the number of entries in hand bound
 * what can be submitted. When work of a transaction is refused for its data, or two transactions
 * wait for each other, each work is tried again in a transaction of its own; any other failure, as
 * of the disk or the connection, fails all of it. After a commit that was cut off nobody knows
 * whether it holds; its work has failed all the same, so it has to be such that doing it again is
 * harmless.
 */
final class GroupCommit {

  /** Work on the connection, within a transaction; may run twice, when the first is rolled back. */
  @FunctionalInterface
  interface Work<T> {
    /** Does the work. */
    T run(Connection connection) throws SQLException;
  }

  private static final int LARGEST_GROUP = 256;

  /** Classes of SQLSTATE: data that is refused, constraints, transactions in each other's way. */
  private static final Set<String> ONES_OWN_FAULT = Set.of("22", "23", "40");

  private final Vertx vertx;
  private final Database database;
  private final WorkerExecutor writers;
  private final int lanes;
  private final DistributionSummary groups;
  private final ConcurrentLinkedQueue<Submission<?>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger running = new AtomicInteger();

  /**
   * Creates it.
   *
   * @param vertx gives the callers' contexts
   * @param database the connections
   * @param writers the threads
   * @param lanes how many of either there are
   * @param registry takes the sizes of groups
   */
  GroupCommit(
      Vertx vertx, Database database, WorkerExecutor writers, int lanes, MeterRegistry registry) {
    this.vertx = vertx;
    this.database = database;
    this.writers = writers;
    this.lanes = lanes;
    this.groups =
        DistributionSummary.builder("spotter.inbox.group")
            .description("Pieces of work that shared one commit")
            .register(registry);
  }

  /** Runs work that locks nothing others would wait for long. */
  <T> Future<T> submit(Work<T> work) {
    return submit("", work);
  }

  /**
   * Runs work; the future completes on the caller's context, after the commit.
   *
   * @param order what the works of a transaction are sorted by, so that two transactions take their
   *     locks in the same order
   */
  <T> Future<T> submit(String order, Work<T> work) {
    Submission<T> submission =
        new Submission<>(order, work, vertx.getOrCreateContext(), Promise.promise());
    waiting.add(submission);
    runIfIdle();
    return submission.promise.future();
  }

  /** Threads that are gone refuse by an exception, which is made a failed future. */
  private void runIfIdle() {
    if (!waiting.isEmpty() && running.getAndUpdate(n -> Math.min(n + 1, lanes)) < lanes) {
      Future.<Void>succeededFuture()
          .compose(idle -> writers.<Void>executeBlocking(this::commitGroup, false))
          .onFailure(this::refuse)
          .onComplete(
              done -> {
                running.decrementAndGet();
                runIfIdle();
              });
    }
  }

  /** Work itself fails nothing but its own future; what fails here is that there is no thread. */
  private void refuse(Throwable closed) {
    for (Submission<?> next = waiting.poll(); next != null; next = waiting.poll()) {
      next.fail(closed);
    }
  }

  private Void commitGroup() {
    List<Submission<?>> group = takeGroup();
    if (!group.isEmpty()) {
      groups.record(group.size());
      commit(group);
    }
    return null;
  }

  private List<Submission<?>> takeGroup() {
    List<Submission<?>> group = new ArrayList<>();
    for (Submission<?> next = waiting.poll(); next != null; next = waiting.poll()) {
      group.add(next);
      if (group.size() == LARGEST_GROUP) {
        break;
      }
    }
    group.sort(Comparator.comparing(submission -> submission.order));
    return group;
  }

  private void commit(List<Submission<?>> group) {
    try (Connection connection = database.connection()) {
      run(connection, group);
    } catch (SQLException | RuntimeException e) {
      if (group.size() > 1 && onesOwnFault(e)) {
        group.forEach(one -> commit(List.of(one)));
      } else {
        group.forEach(one -> one.fail(e));
      }
      return;
    }
    group.forEach(Submission::succeed);
  }

  private void run(Connection connection, List<Submission<?>> group) throws SQLException {
    try {
      for (Submission<?> submission : group) {
        submission.run(connection);
      }
      database.commit(connection);
    } catch (SQLException | RuntimeException e) {
      database.rollBack(connection, e);
      throw e;
    }
  }

  private static boolean onesOwnFault(Exception failure) {
    String state = failure instanceof SQLException sql ? sql.getSQLState() : null;
    return state != null && state.length() == 5 && ONES_OWN_FAULT.contains(state.substring(0, 2));
  }

  private static final class Submission<T> {
    private final String order;
    private final Work<T> work;
    private final Context context;
    private final Promise<T> promise;
    private T result;

    Submission(String order, Work<T> work, Context context, Promise<T> promise) {
      this.order = order;
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
