package dev.spotter.bot.inbox.kafka;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.ClaimLostException;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxRow;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.OptOut;
import dev.spotter.bot.inbox.sql.InboxAdmin;
import dev.spotter.bot.inbox.sql.PartitionInbox;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bots that share an inbox on Kafka: who has what, and what the others are told. */
@Tag("kafka")
@Timeout(240)
class KafkaNodesTest {

  private static final int CONVERSATIONS = 20;
  private static final InboxAdmin.Filter ALL =
      new InboxAdmin.Filter(Optional.empty(), Optional.empty(), Optional.empty());

  private final KafkaNodes nodes = new KafkaNodes(4);

  @AfterEach
  void close() {
    nodes.close();
  }

  private static PhotosPosted photo(String conversation, String key) {
    return TestEvents.photos(
        "chat", conversation + key, conversation, key, "MEM-1", Optional.empty(), List.of());
  }

  private static List<ClaimedEvent> claim(Inbox inbox) {
    return inbox.claim(Lane.PHOTOS, Set.of("chat"), 1_000).await();
  }

  private void storeEverywhere(Inbox by, String key) {
    by.append(IntStream.range(0, CONVERSATIONS).mapToObj(i -> photo("CON-" + i, key)).toList())
        .await();
  }

  @Test
  void botsSharePartitionsAndWhatIsLeftPassesOnWithThem() {
    Inbox one = nodes.open("one");
    nodes.awaitOwned("one", 4);
    storeEverywhere(one, "a");
    assertThat(claim(one)).hasSize(CONVERSATIONS);

    Inbox two = nodes.open("two");
    nodes.awaitOwned("one", 2);
    nodes.awaitOwned("two", 2);
    List<ClaimedEvent> there = claim(two);
    assertThat(there).isNotEmpty().allMatch(entry -> entry.attempts() == 1);
    assertThat(claim(one)).isEmpty();

    nodes.close("one");
    nodes.awaitOwned("two", 4);
    assertThat(there.size() + claim(two).size()).isEqualTo(CONVERSATIONS);
  }

  @Test
  void whatOneBotReceivesTheOwnerAnswersAndNeitherTwice() {
    Inbox one = nodes.open("one");
    Inbox two = nodes.open("two");
    nodes.awaitOwned("one", 2);
    nodes.awaitOwned("two", 2);
    storeEverywhere(one, "a");
    storeEverywhere(two, "a");
    List<ClaimedEvent> all = new ArrayList<>();
    await()
        .atMost(1, MINUTES)
        .until(
            () -> {
              all.addAll(claim(one));
              all.addAll(claim(two));
              return all.size() >= CONVERSATIONS;
            });
    assertThat(all.stream().map(ClaimedEvent::row).distinct()).hasSize(CONVERSATIONS);
    await().during(1, SECONDS).until(() -> claim(one).isEmpty() && claim(two).isEmpty());
  }

  @Test
  void anOwnerThatWasFencedNotesNoPostingAndBeginsAnew() throws SQLException {
    Inbox one = nodes.open("one");
    nodes.awaitOwned("one", 4);
    one.append(List.of(photo("CON-1", "a"))).await();
    ClaimedEvent claimed = claim(one).get(0);
    int partition = PartitionInbox.of(claimed.row());

    StateWriter other =
        new StateWriter(KafkaSettings.of(nodes.url()), partition, () -> {}, () -> {});
    other.open();
    assertThatThrownBy(() -> one.posting(claimed, "Ana", Optional.empty()).await())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("are not written");
    assertThat(nodes.registry("one").get("spotter.inbox.fenced").counter().count()).isEqualTo(1);
    other.close();

    nodes.awaitOwned("one", 4);
    await().atMost(1, MINUTES).until(() -> !claim(one).isEmpty());
    assertThat(nodes.row(claimed.row()).state()).isEqualTo(InboxState.RECEIVED);
  }

  @Test
  void whatWasPostedIsAFactWhoeverHasTheRowThen() {
    Inbox one = nodes.open("one");
    nodes.awaitOwned("one", 4);
    one.append(List.of(photo("CON-1", "a"))).await();
    ClaimedEvent claimed = claim(one).get(0);
    assertThat(one.posting(claimed, "Ana", Optional.empty()).await()).isZero();
    Inbox two = nodes.open("two");
    nodes.awaitOwned("two", 2);
    nodes.awaitOwned("one", 2);
    for (Inbox inbox : List.of(one, two)) {
      inbox.posted(claimed, "r1").await();
    }
    await()
        .atMost(1, MINUTES)
        .untilAsserted(
            () -> assertThat(nodes.row(claimed.row()).state()).isEqualTo(InboxState.POSTED));
    assertThatThrownBy(
            () -> {
              one.posting(claimed, "Ana", Optional.empty()).await();
              two.posting(claimed, "Ana", Optional.empty()).await();
            })
        .isInstanceOf(ClaimLostException.class);
  }

  @Test
  void aChangedNumberOfPartitionsIsRefused() throws Exception {
    nodes.open("one");
    try (Admin admin = nodes.admin()) {
      String events = nodes.url().name() + ".events";
      admin.createPartitions(Map.of(events, NewPartitions.increaseTo(5))).all().get();
    }
    await()
        .atMost(1, MINUTES)
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> nodes.open("two"))
                    .hasMessageContaining("the number was changed"));
  }

  @Test
  void anOptOutHoldsForEveryBotFromItsPlaceInTheLogOn() throws SQLException {
    Inbox one = nodes.open("one");
    Inbox two = nodes.open("two");
    nodes.awaitOwned("one", 2);
    nodes.awaitOwned("two", 2);
    OptOut member = new OptOut("chat", Optional.empty(), Optional.of("MEM-1"));
    assertThat(one.optOuts().add(member).await()).isTrue();
    storeEverywhere(one, "a");
    storeEverywhere(two, "b");
    one.optOuts().remove(member).await();
    storeEverywhere(two, "c");
    await()
        .atMost(1, MINUTES)
        .untilAsserted(
            () ->
                assertThat(nodes.rows(ALL))
                    .hasSize(CONVERSATIONS)
                    .extracting(InboxRow::body)
                    .allMatch(body -> body.contains("\"message\":\"c\"")));
  }

  @Test
  void wordsForSomebodyElseAreDroppedByTheOwnerAndLeaveTheLog() throws Exception {
    Inbox one = nodes.open("one");
    nodes.awaitOwned("one", 4);
    Conversation chat = new Conversation("chat", "CON-1");
    TextPosted words =
        new TextPosted(
            new EventId("chat", "key"),
            chat,
            new Member("MEM-1", Optional.empty()),
            "7",
            Optional.empty(),
            Optional.empty(),
            "a secret",
            Optional.of("6"),
            false);
    assertThat(one.append(List.of(words)).await()).isEmpty();
    assertThat(nodes.rows(ALL)).isEmpty();
    TopicPartition log =
        new TopicPartition(nodes.url().name() + ".events", new Partitions(4).of(chat));
    try (Admin admin = nodes.admin()) {
      await()
          .atMost(1, MINUTES)
          .until(
              () ->
                  admin
                          .listOffsets(Map.of(log, OffsetSpec.earliest()))
                          .partitionResult(log)
                          .get()
                          .offset()
                      == 1);
    }
  }

  @Test
  void tenThousandUnfinishedEventsOfAPartitionAreRestoredInTime() {
    Inbox one = nodes.open("one");
    nodes.awaitOwned("one", 4);
    List<PhotosPosted> photos =
        IntStream.range(0, 10_000).mapToObj(i -> photo("CON-1", "p" + i)).toList();
    one.append(photos).await();
    await().atMost(2, MINUTES).until(() -> one.depth() == photos.size());
    nodes.close("one");

    Inbox two = nodes.open("two");
    nodes.awaitOwned("two", 4);
    assertThat(two.depth()).isEqualTo(photos.size());
    double longest = nodes.registry("two").get("spotter.inbox.restore").timer().max(MILLISECONDS);
    System.out.println("10,000 unfinished events were restored in " + Math.round(longest) + " ms");
    assertThat(longest).isLessThan(10_000);
  }
}
