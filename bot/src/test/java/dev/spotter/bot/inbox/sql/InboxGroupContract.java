package dev.spotter.bot.inbox.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.OptOut;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Uploads that are answered together. */
abstract class InboxGroupContract extends InboxContract {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void theUploadsOfAGroupAreWaitedForAndBecomeOneEntry() {
    List<Long> ids = new ArrayList<>(storeAlbum("1", "2"));
    advance(MINUTE.multipliedBy(9));
    ids.addAll(storeAlbum("3"));
    advance(MINUTE.multipliedBy(9));
    assertThat(claim()).isEmpty();

    advance(MINUTE);
    ClaimedEvent album = claimOne();
    assertThat(album.row()).isEqualTo(ids.get(0));
    assertThat(((PhotosPosted) album.event()).pictures())
        .extracting(picture -> picture.reference().orElseThrow())
        .containsExactly("1", "2", "3");
  }

  @Test
  void aGroupThatNeverGetsQuietIsDueAfterTheLongestWait() {
    storeAlbum("0");
    for (int i = 1; i <= 7; i++) {
      advance(MINUTE.multipliedBy(5));
      storeAlbum(String.valueOf(i));
    }
    assertThat(claim()).isEmpty();
    advance(MINUTE.multipliedBy(5));
    assertThat(((PhotosPosted) claimOne().event()).pictures()).hasSize(8);
  }

  @Test
  void aGroupSurvivesARestartAndIsSettledAsAWhole() {
    List<Long> ids = storeAlbum("1", "2");
    restart();
    assertThat(storeAlbum("2")).isEmpty();
    storeAlbum("3");
    advance(MINUTE.multipliedBy(11));

    assertThat(((PhotosPosted) claimOne().event()).pictures()).hasSize(3);
    awaitDepth(3);
    inbox.posted(TestEvents.claimed(ids.get(0)), "99").await();
    awaitDepth(0);
    assertThat(claim()).isEmpty();
    assertThat(storeAlbum("1", "2", "3")).isEmpty();
  }

  @Test
  void aGroupOfWhoOptedOutIsLeftAloneAsAWhole() throws SQLException {
    List<Long> ids = storeAlbum("1", "2");
    try (OptOutStore desk = OptOutStore.open(url())) {
      desk.add(new OptOut("chat", Optional.of("CON-1"), Optional.of("MEM-1")));
    }
    advance(WAIT.quiet());
    assertThat(claim()).isEmpty();
    assertThat(ids).allMatch(id -> row(id).state() == InboxState.GAVE_UP);
  }

  @Test
  void whatComesAfterAGroupWasDueIsAnsweredByItself() {
    storeAlbum("1");
    advance(MINUTE.multipliedBy(11));
    long late = storeAlbum("2").get(0);
    ClaimedEvent first = claimOne();
    assertThat(((PhotosPosted) first.event()).pictures()).hasSize(1);
    inbox.giveUp(TestEvents.claimed(first.row()), "no").await();

    assertThat(claim()).isEmpty();
    advance(MINUTE.multipliedBy(11));
    assertThat(claimIds()).containsExactly(late);
  }

  @Test
  void aGroupThatWaitsHoldsUpNeitherWhatCameBeforeItNorOtherConversations() {
    long before = store("CON-1", "a").get(0);
    storeAlbum("1", "2");
    long elsewhere = store("CON-2", "b").get(0);
    assertThat(claimIds()).containsExactly(before, elsewhere);
  }

  @Test
  void theSameGroupIdInAnotherConversationIsAnotherGroup() {
    storeAlbum("1");
    TestEvents.append(inbox, List.of(album("CON-9", "2"))).await();
    advance(MINUTE.multipliedBy(11));
    assertThat(claim()).hasSize(2);
  }
}
