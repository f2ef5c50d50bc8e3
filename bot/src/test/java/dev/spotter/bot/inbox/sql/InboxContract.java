package dev.spotter.bot.inbox.sql;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.SettableClock;
import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.GroupWait;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxRow;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.RateLimit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** An open inbox in some database, and what its tests do with it. */
@Timeout(120)
abstract class InboxContract {

  static final Set<String> PLATFORMS = Set.of("chat");
  static final int MAX_DEPTH = 500;
  static final Duration LEASE = Duration.ofMinutes(10);
  static final Duration KEEP = Duration.ofDays(30);
  static final String CAPTION = "Ana uploaded a photo";

  /** Long enough for a test to take its time. */
  static final GroupWait WAIT = new GroupWait(Duration.ofMinutes(10), Duration.ofMinutes(40));

  static final InboxOptions OPTIONS =
      new InboxOptions(MAX_DEPTH, 3, WAIT, new RateLimit(1, 100), LEASE, KEEP);

  /** Each node has its own. */
  private final List<Vertx> machines = new ArrayList<>();

  final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  Inbox inbox;

  /** Returns where the inbox is. */
  abstract InboxUrl url();

  /** Returns where the rows are that a test changes behind the inbox's back. */
  InboxUrl rows() {
    return url();
  }

  /** Lets time pass for the rows. */
  abstract void advance(Duration duration);

  /** Runs SQL as somebody who is no bot. */
  abstract void execute(String sql);

  @BeforeEach
  void open() {
    inbox = openAs("node-1");
  }

  @AfterEach
  void close() {
    inbox.close().await();
    machines.forEach(machine -> machine.close().await());
    dispose();
  }

  /** Removes what the test has made; nothing uses it any more. */
  void dispose() {}

  Inbox openAs(String node) {
    return open(node, OPTIONS);
  }

  Inbox open(String node, InboxOptions options) {
    return open(node, url(), options).await();
  }

  Future<Inbox> open(String node, InboxUrl url, InboxOptions options) {
    Vertx machine = Vertx.vertx();
    machines.add(machine);
    return SqlInbox.open(machine, url, options, node, clock, new Random(7), registry);
  }

  void restart() {
    inbox.close().await();
    inbox = openAs("node-2");
  }

  /** Does at once what an open inbox does by itself every second and every minute. */
  void tidy() {
    Vertx machine = Vertx.vertx();
    WorkerExecutor writers = machine.createSharedWorkerExecutor("upkeep", 1);
    try (Database database = Database.visit(rows(), clock)) {
      GroupCommit commits = new GroupCommit(machine, database, writers, 1, registry);
      Leases leases = new Leases(database.dialect(), "upkeep", LEASE, new Random(7));
      Upkeep upkeep = new Upkeep(machine, commits, leases, KEEP, depth -> {}, registry);
      upkeep.second().compose(done -> upkeep.minute()).await();
    } catch (SQLException e) {
      throw new AssertionError(e);
    } finally {
      machine.close().await();
    }
  }

  /** The inbox counts once a second. */
  void awaitDepth(int depth) {
    await().atMost(1, MINUTES).untilAsserted(() -> assertThat(inbox.depth()).isEqualTo(depth));
  }

  List<ClaimedEvent> claim() {
    return inbox.claim(Lane.PHOTOS, PLATFORMS, 100).await();
  }

  List<Long> claimIds() {
    return claim().stream().map(ClaimedEvent::row).toList();
  }

  ClaimedEvent claimOne() {
    List<ClaimedEvent> entries = claim();
    assertThat(entries).hasSize(1);
    return entries.get(0);
  }

  void retryNow(ClaimedEvent entry, boolean unsure) {
    inbox.retry(TestEvents.claimed(entry.row()), Duration.ZERO, unsure, "busy").await();
  }

  void posting(ClaimedEvent entry) {
    assertThat(inbox.posting(entry, CAPTION, Optional.empty()).await()).isZero();
  }

  InboxRow row(long id) {
    try (InboxAdmin desk = InboxAdmin.open(url())) {
      return desk.show(id).orElseThrow();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  List<Long> store(String conversation, String... keys) {
    return TestEvents.append(
            inbox, Arrays.stream(keys).map(key -> upload(conversation, key)).toList())
        .await();
  }

  List<Long> storeMany(int number) {
    return TestEvents.append(
            inbox, IntStream.range(0, number).mapToObj(i -> upload("CON-1", "key" + i)).toList())
        .await();
  }

  static PhotosPosted upload(String conversation, String key) {
    return TestEvents.photos(
        "chat", conversation + key, conversation, key, "MEM-1", Optional.empty(), List.of());
  }

  List<Long> storeAlbum(String... keys) {
    return TestEvents.append(inbox, Arrays.stream(keys).map(key -> album("CON-1", key)).toList())
        .await();
  }

  static PhotosPosted album(String conversation, String key) {
    return TestEvents.photos(
        "chat",
        conversation + "/" + key,
        conversation,
        key,
        "MEM-1",
        Optional.empty(),
        Optional.empty(),
        Optional.of("album"),
        List.of(new Picture(List.of(), Optional.of(key))));
  }
}
