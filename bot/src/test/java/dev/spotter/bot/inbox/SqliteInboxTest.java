package dev.spotter.bot.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.Caption;
import dev.spotter.bot.ImageUpload;
import dev.spotter.bot.ImageUpload.Picture;
import dev.spotter.bot.ImageUpload.Rendition;
import dev.spotter.bot.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SqliteInboxTest {

  private static final Set<String> PLATFORMS = Set.of("chat");
  private static final int MAX_DEPTH = 500;
  private static final GroupWait WAIT =
      new GroupWait(Duration.ofMillis(2_500), Duration.ofSeconds(10));
  private static final Caption CAPTION = new Caption("Ana uploaded a photo");

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Inbox inbox;

  @BeforeEach
  void open() {
    inbox = openInbox().await();
  }

  @AfterEach
  void close() {
    inbox.close().await();
    vertx.close().await();
  }

  @Test
  void anUploadComesBackAsItWasStored() {
    ImageUpload upload =
        new ImageUpload(
            "chat",
            "key",
            "CON-1",
            "7",
            "MEM-1",
            Optional.of("Ana"),
            List.of(
                new Picture(
                    List.of(new Rendition("http://x/1", Optional.of(64), Optional.of(4000L))),
                    Optional.of("F-1")),
                new Picture(List.of(), Optional.empty())));
    List<Long> ids = inbox.store(List.of(upload)).await();

    InboxEntry entry = due().get(0);
    assertThat(entry.upload()).isEqualTo(upload);
    assertThat(entry.id()).isEqualTo(ids.get(0));
    assertThat(entry.state()).isEqualTo(InboxState.RECEIVED);
    assertThat(entry.attempts()).isZero();
    assertThat(entry.caption()).isEmpty();
    assertThat(entry.receivedAt()).isEqualTo(clock.instant());
  }

  @Test
  void aHundredDeliveriesOfOneUploadAtOnceAreStoredOnce() {
    ImageUpload upload = upload("CON-1", "same");
    List<Future<List<Long>>> stores =
        IntStream.range(0, 100).mapToObj(i -> inbox.store(List.of(upload))).toList();
    Future.all(stores).await();

    assertThat(stores.stream().mapToInt(store -> store.result().size()).sum()).isEqualTo(1);
    assertThat(inbox.depth()).isEqualTo(1);
    assertThat(due()).hasSize(1);
  }

  @Test
  void whatWaitsAtTheSameTimeSharesACommit() {
    Future.all(
            IntStream.range(0, 200)
                .mapToObj(i -> inbox.store(List.of(upload("CON-" + i, "key"))))
                .toList())
        .await();
    var groups = registry.get("spotter.inbox.group").summary();
    assertThat(groups.totalAmount()).isEqualTo(200);
    assertThat(groups.count()).isLessThan(100);
  }

  @Test
  void onlyTheOldestUnfinishedUploadOfAConversationIsDue() {
    List<Long> ids = store("CON-1", "a", "b", "c");
    List<Long> others = store("CON-2", "d", "e");

    assertThat(dueIds()).containsExactly(ids.get(0), others.get(0));
    inbox.posting(ids.get(0), CAPTION).await();
    assertThat(dueIds()).containsExactly(ids.get(0), others.get(0));
    inbox.posted(ids.get(0), "1").await();
    inbox.giveUp(others.get(0), "no").await();
    assertThat(dueIds()).containsExactly(ids.get(1), others.get(1));
  }

  @Test
  void aRetryHoldsItsConversationUntilItsTimeHasCome() {
    List<Long> ids = store("CON-1", "a", "b");
    inbox.retry(ids.get(0), clock.instant().plusSeconds(10), false, "busy").await();

    assertThat(dueIds()).isEmpty();
    clock.advance(Duration.ofSeconds(10));
    assertThat(dueIds()).containsExactly(ids.get(0));
    assertThat(due().get(0).attempts()).isEqualTo(1);
  }

  @Test
  void aFailedPostStaysInPostingOnlyWhenItMayHaveArrived() {
    long id = store("CON-1", "a").get(0);
    inbox.posting(id, CAPTION).await();
    inbox.retry(id, clock.instant(), true, "timeout").await();
    assertThat(due().get(0).state()).isEqualTo(InboxState.POSTING);

    inbox.retry(id, clock.instant(), false, "429").await();
    assertThat(due().get(0).state()).isEqualTo(InboxState.RECEIVED);
    assertThat(due().get(0).caption()).contains(CAPTION);
    assertThat(due().get(0).attempts()).isEqualTo(2);
  }

  @Test
  void uploadsOfPlatformsThatAreOffWait() {
    store("CON-1", "a");
    assertThat(inbox.due(Set.of("other"), 10).await()).isEmpty();
    assertThat(inbox.due(Set.of("other", "chat"), 10).await()).hasSize(1);
  }

  @Test
  void theOldestComeFirstAndNoMoreThanAskedFor() {
    for (int i = 0; i < 20; i++) {
      store("CON-" + i, "a");
    }
    assertThat(inbox.due(PLATFORMS, 5).await())
        .extracting(entry -> entry.upload().conversation())
        .containsExactly("CON-0", "CON-1", "CON-2", "CON-3", "CON-4");
  }

  @Test
  void theLastReplyIsThatOfTheConversationsLastAnswer() {
    List<Long> ids = store("CON-1", "a", "b", "c");
    store("CON-2", "d");
    assertThat(inbox.lastReply("chat", "CON-1").await()).isEmpty();
    inbox.posted(ids.get(0), "10").await();
    inbox.posted(ids.get(1), "11").await();
    inbox.giveUp(ids.get(2), "no").await();

    assertThat(inbox.lastReply("chat", "CON-1").await()).contains("11");
    assertThat(inbox.lastReply("chat", "CON-2").await()).isEmpty();
  }

  @Test
  void aFullInboxRefusesAndTakesAgainWhenThereIsRoom() {
    List<Long> ids = storeMany(MAX_DEPTH);
    assertThatThrownBy(() -> store("CON-x", "one more")).isInstanceOf(InboxFullException.class);

    inbox.posted(ids.get(0), "1").await();
    assertThat(store("CON-x", "one more")).hasSize(1);
    assertThat(inbox.depth()).isEqualTo(MAX_DEPTH);
  }

  @Test
  void whatWasStoredIsThereAfterARestart() {
    List<Long> ids = store("CON-1", "a", "b");
    inbox.posting(ids.get(0), CAPTION).await();
    inbox.close().await();
    inbox = openInbox().await();

    assertThat(inbox.depth()).isEqualTo(2);
    assertThat(due()).hasSize(1);
    assertThat(due().get(0).state()).isEqualTo(InboxState.POSTING);
    assertThat(due().get(0).caption()).contains(CAPTION);
    assertThat(store("CON-1", "a")).isEmpty();
  }

  @Test
  void aSecondUserOfTheFileIsRefused() {
    assertThatThrownBy(() -> openInbox().await())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("another bot is using the inbox");
  }

  @Test
  void aFileOfANewerVersionIsRefused() throws SQLException {
    inbox.close().await();
    setVersion(1000);
    assertThatThrownBy(() -> openInbox().await()).hasMessageContaining("newer version");

    setVersion(2);
    inbox = openInbox().await();
  }

  private void setVersion(int version) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = " + version);
    }
  }

  @Test
  void aCheckOfAnInboxThatCanBeWrittenSucceeds() {
    assertThat(inbox.check().await()).isNull();
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() {
    Future<SqliteInbox> opened =
        SqliteInbox.open(vertx, "jdbc:sqlite:/proc/none/inbox.db", 10, WAIT, clock, registry);
    assertThatThrownBy(opened::await).hasMessageContaining("/proc/none/inbox.db");
  }

  private Future<SqliteInbox> openInbox() {
    return SqliteInbox.open(vertx, url(), MAX_DEPTH, WAIT, clock, registry);
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("inbox.db");
  }

  private List<InboxEntry> due() {
    return inbox.due(PLATFORMS, 100).await();
  }

  private List<Long> dueIds() {
    return due().stream().map(InboxEntry::id).toList();
  }

  private List<Long> store(String conversation, String... keys) {
    return inbox.store(Arrays.stream(keys).map(key -> upload(conversation, key)).toList()).await();
  }

  private List<Long> storeMany(int number) {
    List<ImageUpload> uploads =
        IntStream.range(0, number).mapToObj(i -> upload("CON-1", "key" + i)).toList();
    return inbox.store(uploads).await();
  }

  private static ImageUpload upload(String conversation, String key) {
    return new ImageUpload(
        "chat", conversation + key, conversation, key, "MEM-1", Optional.empty(), List.of());
  }
}
