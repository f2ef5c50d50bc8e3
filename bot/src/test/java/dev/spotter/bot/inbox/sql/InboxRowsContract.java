package dev.spotter.bot.inbox.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.InboxFullException;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxRow;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.OptOut;
import dev.spotter.bot.inbox.RateLimit;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one node makes of an inbox. */
abstract class InboxRowsContract extends InboxContract {

  @Test
  void anUploadComesBackAsItWasStored() {
    PhotosPosted upload =
        TestEvents.photos(
            "chat",
            "key",
            "CON-1",
            "7",
            "MEM-1",
            Optional.of("Ana \0"),
            List.of(
                new Picture(
                    List.of(new Rendition("http://x/1", Optional.of(64), Optional.of(4000L))),
                    Optional.of("F-1")),
                new Picture(List.of(), Optional.empty())));
    List<Long> ids = TestEvents.append(inbox, List.of(upload)).await();

    ClaimedEvent entry = claimOne();
    assertThat(entry.event()).isEqualTo(upload);
    assertThat(entry.row()).isEqualTo(ids.get(0));
    assertThat(entry.state()).isEqualTo(InboxState.RECEIVED);
    assertThat(entry.attempts()).isEqualTo(1);
    assertThat(entry.answer()).isEmpty();
  }

  @Test
  void aHundredDeliveriesOfOneUploadAtOnceAreStoredOnce() {
    PhotosPosted upload = upload("CON-1", "same");
    List<Future<List<Long>>> stores =
        IntStream.range(0, 100).mapToObj(i -> TestEvents.append(inbox, List.of(upload))).toList();
    Future.all(stores).await();

    assertThat(stores.stream().mapToInt(store -> store.result().size()).sum()).isEqualTo(1);
    awaitDepth(1);
    assertThat(claim()).hasSize(1);
  }

  @Test
  void whatWaitsAtTheSameTimeSharesACommit() {
    double before = registry.get("spotter.inbox.group").summary().count();
    Future.all(
            IntStream.range(0, 200)
                .mapToObj(i -> TestEvents.append(inbox, List.of(upload("CON-" + i, "key"))))
                .toList())
        .await();
    assertThat(registry.get("spotter.inbox.group").summary().count() - before).isLessThan(100);
    assertThat(claim()).hasSize(100);
  }

  @Test
  void onlyTheOldestUnfinishedUploadOfAConversationIsDue() {
    List<Long> ids = store("CON-1", "a", "b", "c");
    List<Long> others = store("CON-2", "d", "e");

    List<ClaimedEvent> entries = claim();
    assertThat(entries).extracting(ClaimedEvent::row).containsExactly(ids.get(0), others.get(0));
    posting(entries.get(0));
    assertThat(claim()).isEmpty();
    inbox.posted(TestEvents.claimed(ids.get(0)), "1").await();
    inbox.giveUp(TestEvents.claimed(others.get(0)), "no").await();
    assertThat(claimIds()).containsExactly(ids.get(1), others.get(1));
  }

  @Test
  void aRetryHoldsItsConversationUntilItsTimeHasCome() {
    List<Long> ids = store("CON-1", "a", "b");
    claim();
    inbox.retry(TestEvents.claimed(ids.get(0)), Duration.ofMinutes(10), false, "busy").await();

    assertThat(claim()).isEmpty();
    advance(Duration.ofMinutes(10));
    ClaimedEvent again = claimOne();
    assertThat(again.row()).isEqualTo(ids.get(0));
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(row(again.row()).reason()).contains("busy");
  }

  @Test
  void aFailedPostStaysInPostingOnlyWhenItMayHaveArrived() {
    store("CON-1", "a");
    ClaimedEvent first = claimOne();
    posting(first);
    retryNow(first, true);
    ClaimedEvent second = claimOne();
    assertThat(second.state()).isEqualTo(InboxState.POSTING);

    retryNow(second, false);
    ClaimedEvent third = claimOne();
    assertThat(third.state()).isEqualTo(InboxState.RECEIVED);
    assertThat(third.answer()).contains(CAPTION);
    assertThat(third.attempts()).isEqualTo(3);
  }

  @Test
  void whyPicturesAreUnnamedStaysInTheRow() {
    long id = store("CON-1", "a").get(0);
    ClaimedEvent entry = claimOne();
    inbox.posting(entry, CAPTION, Optional.of("poison")).await();
    retryNow(entry, true);
    posting(claimOne());
    inbox.posted(TestEvents.claimed(id), "9").await();

    InboxRow row = row(id);
    assertThat(row.state()).isEqualTo(InboxState.POSTED);
    assertThat(row.unnamed()).contains("poison");
    assertThat(row.reply()).contains("9");
    assertThat(row.finishedAt()).isPresent();
  }

  @Test
  void uploadsOfPlatformsThatAreOffWait() {
    store("CON-1", "a");
    assertThat(inbox.claim(Lane.PHOTOS, Set.of("other"), 10).await()).isEmpty();
    assertThat(inbox.claim(Lane.PHOTOS, Set.of("other", "chat"), 10).await()).hasSize(1);
  }

  @Test
  void thePhotosOfWhoOptedOutAreLeftAloneAndHoldUpNothing() throws SQLException {
    OptOut member = new OptOut("chat", Optional.empty(), Optional.of("MEM-1"));
    OptOut there = new OptOut("chat", Optional.of("CON-2"), Optional.empty());
    OptOut elsewhere = new OptOut("other", Optional.of("CON-1"), Optional.of("MEM-1"));
    long unwanted = store("CON-2", "a").get(0);
    long wanted = store("CON-1", "a").get(0);

    try (OptOutStore desk = OptOutStore.open(url())) {
      assertThat(desk.add(there)).isTrue();
      assertThat(desk.add(there)).isFalse();
      desk.add(elsewhere);
      assertThat(claimIds()).containsExactly(wanted);
      assertThat(row(unwanted).state()).isEqualTo(InboxState.GAVE_UP);
      assertThat(row(unwanted).reason()).hasValue("opted out");

      desk.add(member);
      store("CON-3", "a");
      assertThat(claimIds()).isEmpty();
      assertThat(desk.list()).containsExactly(member, there, elsewhere);
      assertThat(desk.remove(member)).isTrue();
      assertThat(desk.remove(member)).isFalse();
      long again = store("CON-3", "b").get(0);
      assertThat(claimIds()).containsExactly(again);
    }
  }

  @Test
  void theOldestComeFirstAndNoMoreThanAskedFor() {
    for (int i = 0; i < 20; i++) {
      store("CON-" + i, "a");
    }
    assertThat(inbox.claim(Lane.PHOTOS, PLATFORMS, 5).await())
        .extracting(entry -> entry.event().in().id())
        .containsExactly("CON-0", "CON-1", "CON-2", "CON-3", "CON-4");
  }

  @Test
  void theLastReplyIsThatOfTheConversationsLastEarlierAnswer() {
    List<Long> ids = store("CON-1", "a", "b", "c");
    store("CON-2", "d");
    List<ClaimedEvent> entries = claim();
    assertThat(inbox.lastReply(entries.get(0)).await()).isEmpty();
    inbox.posted(TestEvents.claimed(ids.get(0)), "10").await();
    inbox.posted(TestEvents.claimed(ids.get(1)), "11").await();

    assertThat(inbox.lastReply(entries.get(0)).await()).isEmpty();
    assertThat(inbox.lastReply(claimOne()).await()).contains("11");
    assertThat(inbox.lastReply(entries.get(1)).await()).isEmpty();
  }

  @Test
  void aFullInboxRefusesAndTakesAgainWhenThereIsRoom() {
    List<Long> ids = storeMany(MAX_DEPTH);
    assertThatThrownBy(() -> store("CON-x", "one more")).isInstanceOf(InboxFullException.class);

    inbox.posted(TestEvents.claimed(ids.get(0)), "1").await();
    awaitDepth(MAX_DEPTH - 1);
    assertThat(store("CON-x", "one more")).hasSize(1);
    awaitDepth(MAX_DEPTH);
  }

  @Test
  void aConversationsCaptionsAreSpreadOverTimeAndOthersDoNotWait() {
    restart(new RateLimit(1d / 60, 2));
    List<Long> ids = store("CON-1", "a", "b", "c");
    for (long id : ids.subList(0, 2)) {
      posting(claimOne());
      inbox.posted(TestEvents.claimed(id), "1").await();
    }
    ClaimedEvent third = claimOne();
    Duration wait = inbox.posting(third, CAPTION, Optional.empty()).await();
    assertThat(wait).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
    assertThat(row(third.row()).state()).isEqualTo(InboxState.RECEIVED);
    store("CON-2", "d");
    posting(claimOne());

    advance(wait);
    posting(third);
  }

  private void restart(RateLimit pace) {
    inbox.close().await();
    inbox = open("node-1", new InboxOptions(MAX_DEPTH, 3, WAIT, pace, LEASE, KEEP));
  }

  @Test
  void whatWasStoredIsThereAfterARestart() {
    store("CON-1", "a", "b");
    posting(claimOne());
    restart();
    awaitDepth(2);

    advance(LEASE);
    tidy();
    ClaimedEvent entry = claimOne();
    assertThat(entry.state()).isEqualTo(InboxState.POSTING);
    assertThat(entry.answer()).contains(CAPTION);
    assertThat(entry.attempts()).isEqualTo(2);
    assertThat(store("CON-1", "a")).isEmpty();
  }

  @Test
  void closingGivesBackWhatWasNotBegunWithoutCountingIt() {
    store("CON-1", "a");
    claim();
    restart();
    assertThat(claimOne().attempts()).isEqualTo(1);
  }

  @Test
  void anUploadThatTakesItsNodeDownEachTimeIsTakenUpLaterEachTime() {
    store("CON-1", "a");
    claim();
    lose();
    assertThat(claimOne().attempts()).isEqualTo(2);
    lose();
    assertThat(claim()).isEmpty();
    advance(Duration.ofSeconds(1));
    assertThat(claimOne().attempts()).isEqualTo(3);
  }

  private void lose() {
    advance(LEASE);
    tidy();
  }

  @Test
  void oldRowsAreRemovedAndYoungAndUnfinishedOnesStay() {
    List<Long> ids = store("CON-1", "a", "b", "c");
    posting(claimOne());
    inbox.posted(TestEvents.claimed(ids.get(0)), "1").await();
    advance(KEEP.plusMinutes(1));
    claim();
    inbox.giveUp(TestEvents.claimed(ids.get(1)), "no").await();
    tidy();

    assertThatThrownBy(() -> row(ids.get(0))).hasMessageContaining("No value");
    assertThat(row(ids.get(1)).state()).isEqualTo(InboxState.GAVE_UP);
    assertThat(row(ids.get(2)).finishedAt()).isEmpty();
    assertThat(removed()).isEqualTo(1);
  }

  @Test
  void manyOldRowsAreRemovedInOneRound() {
    List<Long> ids = storeMany(MAX_DEPTH);
    Future.all(ids.stream().map(id -> inbox.posted(TestEvents.claimed(id), "1")).toList()).await();
    awaitDepth(0);
    List<Long> more = store("CON-2", "a", "b");
    Future.all(more.stream().map(id -> inbox.posted(TestEvents.claimed(id), "1")).toList()).await();
    advance(KEEP.plusHours(1));
    tidy();
    assertThat(removed()).isEqualTo(MAX_DEPTH + 2);
  }

  private double removed() {
    return registry.find("spotter.inbox.removed").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  @Test
  void aCheckOfAnInboxThatCanBeWrittenSucceeds() {
    assertThat(inbox.check().await()).isNull();
  }
}
