package dev.spotter.bot.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.ImageUpload;
import dev.spotter.bot.ImageUpload.Picture;
import dev.spotter.bot.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that are answered together. */
@Timeout(60)
class SqliteInboxGroupTest {

  private static final GroupWait WAIT =
      new GroupWait(Duration.ofMillis(2_500), Duration.ofSeconds(10));

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
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
  void theUploadsOfAGroupAreWaitedForAndBecomeOneEntry() {
    List<Long> ids = storeAlbum("1", "2");
    clock.advance(Duration.ofMillis(2_499));
    ids.addAll(storeAlbum("3"));
    clock.advance(Duration.ofMillis(2_499));
    assertThat(due()).isEmpty();

    clock.advance(Duration.ofMillis(1));
    assertThat(dueIds()).containsExactly(ids.get(0));
    assertThat(due().get(0).upload().pictures())
        .extracting(picture -> picture.reference().orElseThrow())
        .containsExactly("1", "2", "3");
  }

  @Test
  void aGroupThatNeverGetsQuietIsDueAfterTheLongestWait() {
    storeAlbum("0");
    for (int second = 1; second <= 9; second++) {
      clock.advance(Duration.ofSeconds(1));
      storeAlbum(String.valueOf(second));
    }
    assertThat(due()).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(due().get(0).upload().pictures()).hasSize(10);
  }

  @Test
  void aGroupSurvivesARestartAndIsSettledAsAWhole() {
    List<Long> ids = storeAlbum("1", "2");
    inbox.close().await();
    inbox = openInbox().await();
    assertThat(storeAlbum("2")).isEmpty();
    storeAlbum("3");
    clock.advance(Duration.ofSeconds(3));

    assertThat(due().get(0).upload().pictures()).hasSize(3);
    assertThat(inbox.depth()).isEqualTo(3);
    inbox.posted(ids.get(0), "99").await();
    assertThat(inbox.depth()).isZero();
    assertThat(due()).isEmpty();
    assertThat(storeAlbum("1", "2", "3")).isEmpty();
  }

  @Test
  void whatComesAfterAGroupWasDueIsAnsweredByItself() {
    long first = storeAlbum("1").get(0);
    clock.advance(Duration.ofSeconds(3));
    long late = storeAlbum("2").get(0);
    assertThat(due().get(0).upload().pictures()).hasSize(1);
    inbox.giveUp(first, "no").await();

    assertThat(due()).isEmpty();
    clock.advance(Duration.ofSeconds(3));
    assertThat(dueIds()).containsExactly(late);
    assertThat(inbox.depth()).isEqualTo(1);
  }

  @Test
  void aGroupThatWaitsHoldsUpNeitherWhatCameBeforeItNorOtherConversations() {
    long before = store("CON-1");
    storeAlbum("1", "2");
    long elsewhere = store("CON-2");
    assertThat(dueIds()).containsExactly(before, elsewhere);
  }

  @Test
  void theSameGroupIdInAnotherConversationIsAnotherGroup() {
    storeAlbum("1");
    inbox.store(List.of(album("CON-9", "2"))).await();
    clock.advance(Duration.ofSeconds(3));
    assertThat(due()).hasSize(2);
  }

  private List<Long> storeAlbum(String... keys) {
    List<ImageUpload> uploads = Arrays.stream(keys).map(key -> album("CON-1", key)).toList();
    return new ArrayList<>(inbox.store(uploads).await());
  }

  private static ImageUpload album(String conversation, String key) {
    return new ImageUpload(
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

  private long store(String conversation) {
    ImageUpload alone =
        new ImageUpload(
            "chat", conversation, conversation, "0", "MEM-1", Optional.empty(), List.of());
    return inbox.store(List.of(alone)).await().get(0);
  }

  private Future<SqliteInbox> openInbox() {
    String url = "jdbc:sqlite:" + folder.resolve("inbox.db");
    return SqliteInbox.open(vertx, url, 500, WAIT, clock, new SimpleMeterRegistry());
  }

  private List<InboxEntry> due() {
    return inbox.due(Set.of("chat"), 100).await();
  }

  private List<Long> dueIds() {
    return due().stream().map(InboxEntry::id).toList();
  }
}
