package dev.spotter.bot.inbox.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.inbox.ClaimLostException;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lessons;
import dev.spotter.bot.inbox.OptOut;
import dev.spotter.bot.inbox.RateLimit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The inbox in a PostgreSQL database, and what several nodes make of one. */
@Tag("postgres")
class PostgresInboxTest extends InboxRowsContract {

  private static final int CONVERSATIONS = 20;
  private static final int EACH = 8;

  private final PostgresSchema schema = PostgresSchema.create();
  private Inbox other;

  @Override
  InboxUrl url() {
    return schema.url();
  }

  @Override
  void advance(Duration duration) {
    schema.age(duration);
  }

  @BeforeEach
  void openOther() {
    other = openAs("other");
  }

  @AfterEach
  void closeOther() {
    other.close().await();
  }

  @Override
  void execute(String sql) {
    schema.execute(sql);
  }

  @Override
  void dispose() {
    schema.drop();
  }

  @Nested
  @Tag("postgres")
  class Events extends InboxEventsContract {

    private final PostgresSchema events = PostgresSchema.create();

    @Override
    InboxUrl url() {
      return events.url();
    }

    @Override
    void advance(Duration duration) {
      events.age(duration);
    }

    @Override
    void execute(String sql) {
      events.execute(sql);
    }

    @Override
    void dispose() {
      events.drop();
    }
  }

  @Nested
  @Tag("postgres")
  class Taught extends InboxLessonsContract {

    private final PostgresSchema taught = PostgresSchema.create();

    @Override
    InboxUrl url() {
      return taught.url();
    }

    @Override
    void advance(Duration duration) {
      taught.age(duration);
    }

    @Override
    void execute(String sql) {
      taught.execute(sql);
    }

    @Override
    void dispose() {
      taught.drop();
    }
  }

  @Nested
  @Tag("postgres")
  class Groups extends InboxGroupContract {

    private final PostgresSchema groups = PostgresSchema.create();

    @Override
    InboxUrl url() {
      return groups.url();
    }

    @Override
    void advance(Duration duration) {
      groups.age(duration);
    }

    @Override
    void execute(String sql) {
      groups.execute(sql);
    }

    @Override
    void dispose() {
      groups.drop();
    }
  }

  @Test
  void nodesShareTheUploadsAndKeepTheOrderOfEachConversation() {
    Random random = new Random(11);
    for (int i = 0; i < EACH; i++) {
      Future.all(storeRound(i, random)).await();
    }
    Map<String, List<String>> answered = new ConcurrentHashMap<>();
    Vertx pause = Vertx.vertx();
    Future.all(work(inbox, answered, pause), work(other, answered, pause)).await();
    pause.close().await();

    List<String> inOrder = IntStream.range(0, EACH).mapToObj(String::valueOf).toList();
    assertThat(answered).hasSize(CONVERSATIONS);
    assertThat(answered.values()).allSatisfy(keys -> assertThat(keys).isEqualTo(inOrder));
  }

  /** Each upload comes to both nodes, in an order of their own. */
  private List<Future<List<Long>>> storeRound(int key, Random random) {
    List<Future<List<Long>>> stores = new ArrayList<>();
    for (Inbox node : List.of(inbox, other)) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, CONVERSATIONS).boxed().toList());
      Collections.shuffle(order, random);
      order.forEach(
          i ->
              stores.add(
                  TestEvents.append(node, List.of(upload("CON-" + i, String.valueOf(key))))));
    }
    return stores;
  }

  private Future<Void> work(Inbox node, Map<String, List<String>> answered, Vertx pause) {
    return node.claim(Lane.PHOTOS, PLATFORMS, 7)
        .compose(
            entries ->
                Future.all(entries.stream().map(entry -> answer(node, entry, answered)).toList()))
        .compose(
            done ->
                number(answered) == CONVERSATIONS * EACH
                    ? Future.<Void>succeededFuture()
                    : pause
                        .timer(20, TimeUnit.MILLISECONDS)
                        .compose(tick -> work(node, answered, pause)));
  }

  private static int number(Map<String, List<String>> answered) {
    return answered.values().stream().mapToInt(List::size).sum();
  }

  private Future<Void> answer(Inbox node, ClaimedEvent entry, Map<String, List<String>> answered) {
    return node.posting(entry, CAPTION, Optional.empty())
        .compose(
            now -> {
              answered
                  .computeIfAbsent(
                      entry.event().in().id(),
                      conversation -> Collections.synchronizedList(new ArrayList<>()))
                  .add(entry.event().message());
              return node.posted(TestEvents.claimed(entry.row()), "r" + entry.row());
            });
  }

  @Test
  void whatOneNodeHasInHandNoOtherGets() {
    IntStream.range(0, 30).forEach(i -> store("CON-" + i, "a"));
    Future<List<ClaimedEvent>> here = inbox.claim(Lane.PHOTOS, PLATFORMS, 20);
    Future<List<ClaimedEvent>> there = other.claim(Lane.PHOTOS, PLATFORMS, 20);
    Future.all(here, there).await();
    Set<Long> ids = new HashSet<>();
    here.result().forEach(entry -> ids.add(entry.row()));
    there.result().forEach(entry -> ids.add(entry.row()));
    assertThat(ids).hasSize(here.result().size() + there.result().size());
  }

  @Test
  void aLostNodesUploadsPassOnAndItCannotPostThemAnyMore() {
    store("CON-1", "a");
    ClaimedEvent lost = claimOne();
    advance(LEASE);
    tidy();
    ClaimedEvent taken = other.claim(Lane.PHOTOS, PLATFORMS, 10).await().get(0);
    assertThat(taken.row()).isEqualTo(lost.row());

    assertThatThrownBy(() -> inbox.posting(lost, CAPTION, Optional.empty()).await())
        .isInstanceOf(ClaimLostException.class);
    inbox.retry(TestEvents.claimed(lost.row()), Duration.ZERO, false, "late").await();
    inbox.giveUp(TestEvents.claimed(lost.row()), "late").await();
    assertThat(row(lost.row()).state()).isEqualTo(InboxState.RECEIVED);
    assertThat(row(lost.row()).claimedBy()).contains("other");
    assertThat(other.posting(taken, CAPTION, Optional.empty()).await()).isZero();
  }

  @Test
  void aClaimThatIsRenewedDoesNotLapse() {
    List<Long> ids = store("CON-1", "a");
    claim();
    advance(LEASE.minusMinutes(1));
    inbox.renew(ids.stream().map(TestEvents::claimed).toList()).await();
    advance(LEASE.minusMinutes(1));
    tidy();
    assertThat(other.claim(Lane.PHOTOS, PLATFORMS, 10).await()).isEmpty();
  }

  @Test
  void picturesOfAnAlbumThatComeToTwoNodesAtOnceAreAnsweredTogether() {
    for (int round = 0; round < 10; round++) {
      String chat = "CON-" + round;
      Future.all(
              TestEvents.append(inbox, List.of(album(chat, "1"))),
              TestEvents.append(other, List.of(album(chat, "2"))),
              TestEvents.append(inbox, List.of(album(chat, "3"))))
          .await();
    }
    advance(Duration.ofMinutes(11));
    assertThat(claim())
        .hasSize(10)
        .allMatch(entry -> ((PhotosPosted) entry.event()).pictures().size() == 3);
  }

  @Test
  void aConversationsPaceHoldsForAllNodes() {
    InboxOptions slow =
        new InboxOptions(MAX_DEPTH, 2, WAIT, new RateLimit(1d / 60, 1), LEASE, KEEP);
    Inbox one = open("slow-1", slow);
    Inbox two = open("slow-2", slow);
    TestEvents.append(one, List.of(upload("CON-1", "a"), upload("CON-1", "b"))).await();
    ClaimedEvent first = one.claim(Lane.PHOTOS, PLATFORMS, 10).await().get(0);
    assertThat(one.posting(first, CAPTION, Optional.empty()).await()).isZero();
    one.posted(TestEvents.claimed(first.row()), "1").await();

    ClaimedEvent second = two.claim(Lane.PHOTOS, PLATFORMS, 10).await().get(0);
    assertThat(two.posting(second, CAPTION, Optional.empty()).await()).isPositive();
    advance(Duration.ofMinutes(1));
    assertThat(two.posting(second, CAPTION, Optional.empty()).await()).isZero();
    Future.all(one.close(), two.close()).await();
  }

  @Test
  void anOptOutHoldsForAllNodesAtOnce() throws SQLException {
    store("CON-1", "a");
    try (OptOutStore desk = OptOutStore.open(url())) {
      desk.add(new OptOut("chat", Optional.empty(), Optional.of("MEM-1")));
    }
    assertThat(other.claim(Lane.PHOTOS, PLATFORMS, 10).await()).isEmpty();
    store("CON-1", "b");
    assertThat(claim()).isEmpty();
  }

  @Test
  void whatOneNodeIsTaughtTheOtherKnowsAtOnce() {
    Lessons.Scope pets = Lessons.Scope.of(new Conversation("chat", "pets"));
    Lessons.Version before = other.lessons().version(pets).await();
    Lesson lesson =
        new Lesson(
            new EventId("chat", "1"),
            0,
            new Conversation("chat", "pets"),
            new Lesson.Source("Ana", "Ana", "7", 0),
            new Lesson.Statement("Rex", "Rex", true, Optional.empty()),
            "model-1",
            new float[] {1});
    inbox.lessons().keep(List.of(lesson), List.of()).await();
    assertThat(other.lessons().version(pets).await()).isNotEqualTo(before);
    assertThat(other.lessons().of(pets).await().lessons()).hasSize(1);
  }

  @Test
  void aNodeStartsOnANewerSchemaThatIsCompatibleAndLeavesItsVersionAsItIs() throws SQLException {
    PostgresDialect dialect = new PostgresDialect();
    int newer = Migrations.newest(dialect) + 1;
    try (Database database = Database.visit(url(), clock);
        Connection connection = database.connection()) {
      dialect.setVersion(connection, newer);
      connection.commit();
      inbox.check().await();
      Inbox late = openAs("late");
      late.close().await();
      assertThat(dialect.version(connection)).isEqualTo(newer);
      connection.commit();
    }
    execute("UPDATE schema_version SET compatible_with = " + newer);
    assertThatThrownBy(() -> openAs("too-old")).hasMessageContaining("newer version");
  }

  @Test
  void theDepthIsThatOfAllNodes() {
    store("CON-1", "a", "b");
    await().untilAsserted(() -> assertThat(other.depth()).isEqualTo(2));
  }

  @Test
  void anUploadThatTheServerRefusesFailsAlone() {
    List<Future<List<Long>>> stores =
        IntStream.range(0, 50)
            .mapToObj(
                i -> TestEvents.append(inbox, List.of(upload("CON-" + i, i == 25 ? "\0" : "a"))))
            .toList();
    Future.join(stores).otherwiseEmpty().await();
    assertThat(stores).filteredOn(Future::failed).hasSize(1);
    assertThat(claim()).hasSize(49);
  }

  @Test
  void manyNodesThatStartAtOnceMakeTheSchemaOnce() {
    PostgresSchema empty = PostgresSchema.create();
    List<Future<Inbox>> nodes =
        IntStream.range(0, 4).mapToObj(i -> open("n" + i, empty.url(), OPTIONS)).toList();
    Future.all(nodes).await();
    Future.all(nodes.stream().map(node -> node.result().close()).toList()).await();
    empty.drop();
    assertThat(nodes).allMatch(Future::succeeded);
  }

  @Test
  void aServerThatRefusesIsToldWithoutItsPassword() {
    InboxUrl nobody =
        new InboxUrl.Postgres(
            ((InboxUrl.Postgres) url()).place(),
            "",
            Optional.of("nobody-known"),
            Optional.of(new Secret("hunter2")));
    assertThatThrownBy(() -> open("n", nobody, OPTIONS).await())
        .hasMessageContaining("cannot be opened")
        .satisfies(failure -> assertThat(failure.toString()).doesNotContain("hunter2"));
  }
}
