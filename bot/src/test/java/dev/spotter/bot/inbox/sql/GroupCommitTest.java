package dev.spotter.bot.inbox.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.inbox.InboxUrl;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;

/** On a file, with one thread and one connection. */
@Timeout(60)
class GroupCommitTest {

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final WorkerExecutor writers = vertx.createSharedWorkerExecutor("test", 1);
  private Database database;
  private GroupCommit commits;

  @BeforeEach
  void open() throws SQLException {
    database = Database.open(new InboxUrl.Sqlite(folder.resolve("inbox.db")), 1, Clock.systemUTC());
    commits = new GroupCommit(vertx, database, writers, 1, registry);
  }

  @AfterEach
  void close() {
    writers.close().await();
    database.close();
    vertx.close().await();
  }

  private static GroupCommit.Work<Integer> insert(String member) {
    return connection ->
        Sql.update(connection, "INSERT INTO opt_out VALUES ('chat', '', ?)", member);
  }

  private long members() {
    return commits
        .submit(connection -> Sql.number(connection, "SELECT count(*) FROM opt_out"))
        .await();
  }

  /** Runs work while more is submitted, which then waits and is one group. */
  private <T> Future<T> together(Supplier<Future<T>> more) {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Future<Integer> first =
        commits.submit(
            connection -> {
              begun.countDown();
              try {
                go.await();
              } catch (InterruptedException e) {
                throw new SQLException(e);
              }
              return 0;
            });
    await().until(() -> begun.getCount() == 0);
    Future<T> submitted = more.get();
    go.countDown();
    return first.compose(done -> submitted);
  }

  @Test
  void whatWaitsAtTheSameTimeIsOneTransactionSortedByItsOrder() {
    List<String> ran = new ArrayList<>();
    together(
            () ->
                Future.all(
                    IntStream.range(0, 9)
                        .mapToObj(
                            i ->
                                commits.submit(
                                    "order " + (9 - i), connection -> ran.add("order " + (9 - i))))
                        .toList()))
        .await();
    assertThat(ran).hasSize(9).isSorted();
    DistributionSummary groups = registry.get("spotter.inbox.group").summary();
    assertThat(groups.count()).isEqualTo(2);
    assertThat(groups.max()).isEqualTo(9);
  }

  @Test
  void workThatIsRefusedForItsDataFailsAloneAndTheOthersAreDoneOnce() {
    List<Future<Integer>> works = new ArrayList<>();
    together(
            () -> {
              works.add(commits.submit(insert("a")));
              works.add(
                  commits.submit(
                      connection -> {
                        throw new SQLException("constraint", "23505");
                      }));
              works.add(commits.submit(insert("b")));
              return Future.join(works);
            })
        .otherwiseEmpty()
        .await();
    assertThat(works).extracting(Future::succeeded).containsExactly(true, false, true);
    assertThat(members()).isEqualTo(2);
  }

  @Test
  void anyOtherFailureFailsAllOfItAndLeavesNothing() {
    List<Future<Integer>> works = new ArrayList<>();
    together(
            () -> {
              works.add(commits.submit(insert("a")));
              works.add(
                  commits.submit(
                      connection -> {
                        throw new SQLException("the disk is full");
                      }));
              return Future.join(works);
            })
        .otherwiseEmpty()
        .await();
    assertThat(works).allMatch(Future::failed);
    assertThat(members()).isZero();
  }

  /** SQLite ends a transaction by itself when the disk is full. */
  @Test
  void aConnectionThatCannotRollBackIsNotUsedAgain() {
    List<Connection> used = new ArrayList<>();
    Future<Void> ended =
        commits.submit(
            connection -> {
              used.add(connection.unwrap(SQLiteConnection.class));
              Sql.update(connection, "ROLLBACK");
              throw new SQLException("the disk is full");
            });
    assertThatThrownBy(ended::await).hasMessage("the disk is full");

    assertThat(commits.submit(insert("a")).await()).isEqualTo(1);
    commits.submit(connection -> used.add(connection.unwrap(SQLiteConnection.class))).await();
    assertThat(used.get(1)).isNotSameAs(used.get(0));
    assertThat(members()).isEqualTo(1);
  }

  @Test
  void whatIsSubmittedAfterTheThreadsAreGoneFails() {
    writers.close().await();
    Future<Integer> late = commits.submit(insert("a"));
    assertThatThrownBy(late::await).isNotNull();
  }
}
