package dev.spotter.bot.inbox.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.MessageDeleted;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.ClaimLostException;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.InboxRow;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.Ledger.Answered;
import dev.spotter.bot.inbox.OptOut;
import dev.spotter.bot.inbox.PreferenceStore;
import dev.spotter.bot.inbox.Preferences;
import dev.spotter.bot.inbox.Preferences.Answering;
import dev.spotter.bot.inbox.sql.InboxAdmin.Retried;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of every kind, and of kinds that are yet to come. */
abstract class InboxEventsContract extends InboxContract {

  private static final Conversation CHAT = new Conversation("chat", "CON-1");

  private long storeText(String key, String words) {
    TextPosted text = TestEvents.text("chat", key, "CON-1", "MEM-1", words);
    return TestEvents.append(inbox, List.of(text)).await().get(0);
  }

  private List<ClaimedEvent> claimWords() {
    return inbox.claim(Lane.WORDS, PLATFORMS, 100).await();
  }

  private void delete(String message) {
    MessageDeleted deletion =
        new MessageDeleted(
            new EventId("chat", "deletion of " + message),
            CHAT,
            new Member("MEM-1", Optional.empty()),
            message,
            Optional.empty());
    assertThat(inbox.append(List.of(deletion)).await()).isEmpty();
  }

  private void post(ClaimedEvent claimed, String reply) {
    posting(claimed);
    inbox.posted(claimed, reply).await();
  }

  @Test
  void aTextComesBackAsItWasStored() {
    TextPosted text =
        new TextPosted(
            new EventId("chat", "key"),
            CHAT,
            new Member("MEM-1", Optional.of("Ana")),
            "7",
            Optional.of("thread"),
            Optional.of(Locale.forLanguageTag("de-AT")),
            "das ist Rex",
            Optional.of("6"),
            true);
    inbox.append(List.of(text)).await();
    assertThat(claim()).isEmpty();
    assertThat(claimWords()).extracting(ClaimedEvent::event).containsExactly(text);
  }

  @Test
  void photosAndWordsOfAConversationDoNotWaitForEachOther() {
    long photo = store("CON-1", "a").get(0);
    storeText("b", "help");
    long second = storeText("c", "help");
    assertThat(claimIds()).containsExactly(photo);
    ClaimedEvent words = claimWords().get(0);
    post(words, "r1");

    assertThat(claimWords()).extracting(ClaimedEvent::row).containsExactly(second);
    store("CON-1", "d");
    assertThat(claim()).isEmpty();
  }

  @Test
  void theWordsOfWhatIsFinishedAreForgotten() throws SQLException {
    storeText("a", "a secret");
    inbox.giveUp(claimWords().get(0), "no").await();
    long done = storeText("b", "a secret");
    inbox.done(claimWords().get(0)).await();
    storeText("c", "a secret");
    post(claimWords().get(0), "r1");
    long open = storeText("d", "a secret");

    execute("DELETE FROM event WHERE id < " + open + " AND words IS NULL");
    try (InboxAdmin admin = InboxAdmin.open(url())) {
      assertThat(admin.show(done)).isEmpty();
      assertThat(admin.show(open))
          .map(InboxRow::body)
          .hasValueSatisfying(body -> assertThat(body).doesNotContain("secret"));
    }
  }

  @Test
  void whatNeedsNoAnswerIsDoneAndStaysSo() throws SQLException {
    long id = storeText("a", "hello");
    inbox.done(claimWords().get(0)).await();
    assertThat(row(id).state()).isEqualTo(InboxState.DONE);
    assertThat(row(id).reason()).isEmpty();
    long given = storeText("b", "hello");
    inbox.giveUp(claimWords().get(0), "no").await();
    try (InboxAdmin admin = InboxAdmin.open(url())) {
      assertThat(admin.retry(id, false)).isEqualTo(Retried.OVER);
      assertThat(admin.retry(given, true)).isEqualTo(Retried.OVER);
    }
    assertThat(claimWords()).isEmpty();
  }

  @Test
  void anAnswerIsFoundByItsMessageAndByWhatItAnswers() {
    store("CON-1", "a");
    PhotosPosted photo = (PhotosPosted) claimOne().event();
    assertThat(inbox.answered(CHAT, photo.message()).await()).isEmpty();
    inbox.close().await();
    inbox = openAs("node-2");
    ClaimedEvent again = claimOne();
    post(again, "r1");

    Answered answered = new Answered(photo, "r1", CAPTION);
    assertThat(inbox.answered(CHAT, "r1").await()).contains(answered);
    assertThat(inbox.answered(CHAT, photo.message()).await()).contains(answered);
    assertThat(inbox.answered(CHAT, "r2").await()).isEmpty();
    assertThat(inbox.answered(new Conversation("chat", "CON-2"), "r1").await()).isEmpty();
    assertThat(inbox.answered(new Conversation("other", "CON-1"), "r1").await()).isEmpty();
  }

  @Test
  void theAnswerToAnAlbumIsFoundByEachOfItsMessages() {
    storeAlbum("1", "2");
    advance(WAIT.quiet());
    ClaimedEvent album = claimOne();
    post(album, "r1");
    for (String message : List.of("1", "2", "r1")) {
      assertThat(inbox.answered(CHAT, message).await())
          .contains(new Answered(album.event(), "r1", CAPTION));
    }
  }

  @Test
  void theLastReplyIsThatOfTheSameLane() {
    store("CON-1", "a", "b");
    post(claimOne(), "photo reply");
    storeText("c", "help");
    post(claimWords().get(0), "words reply");
    storeText("d", "help");
    assertThat(inbox.lastReply(claimOne()).await()).contains("photo reply");
    assertThat(inbox.lastReply(claimWords().get(0)).await()).contains("words reply");
  }

  @Test
  void aDeletedMessageIsSettledWhoeverHasIt() {
    long waiting = store("CON-1", "a").get(0);
    delete("a");
    long inHand = store("CON-1", "b").get(0);
    ClaimedEvent claimed = claimOne();
    delete("b");
    delete("b");

    for (long id : List.of(waiting, inHand)) {
      assertThat(row(id).state()).isEqualTo(InboxState.DONE);
      assertThat(row(id).reason()).contains("deleted");
    }
    assertThatThrownBy(() -> inbox.posting(claimed, CAPTION, Optional.empty()).await())
        .isInstanceOf(ClaimLostException.class);
    awaitDepth(0);
  }

  @Test
  void aDeletionTouchesNeitherAnswersNorOtherConversations() {
    long answered = store("CON-1", "a").get(0);
    post(claimOne(), "r1");
    long elsewhere = store("CON-2", "a").get(0);
    delete("a");
    assertThat(row(answered).state()).isEqualTo(InboxState.POSTED);
    assertThat(claimIds()).containsExactly(elsewhere);
  }

  @Test
  void anAlbumGoesOnWithoutTheMessagesThatWereDeleted() {
    storeAlbum("1", "2", "3", "4");
    delete("1");
    delete("3");
    advance(WAIT.quiet());
    ClaimedEvent rest = claimOne();
    assertThat(((PhotosPosted) rest.event()).pictures())
        .extracting(Picture::reference)
        .containsExactly(Optional.of("2"), Optional.of("4"));
    posting(rest);
    delete("2");
    awaitDepth(0);
    assertThat(claim()).isEmpty();
  }

  @Test
  void ofWhoOptedOutOnlyWordsAreKept() throws SQLException {
    try (OptOutStore store = OptOutStore.open(url())) {
      store.add(new OptOut("chat", Optional.empty(), Optional.of("MEM-1")));
    }
    assertThat(store("CON-1", "a")).isEmpty();
    long words = storeText("b", "notice me");
    assertThat(claimWords()).extracting(ClaimedEvent::row).containsExactly(words);
    try (InboxAdmin admin = InboxAdmin.open(url())) {
      assertThat(admin.list(ALL, 10)).extracting(InboxRow::id).containsExactly(words);
    }
  }

  private static final InboxAdmin.Filter ALL =
      new InboxAdmin.Filter(Optional.empty(), Optional.empty(), Optional.empty());

  @ParameterizedTest
  @ValueSource(strings = {"kind = 'REACTION'", "version = 2", "kind = 'REACTION', version = 2"})
  void whatOnlyANewerVersionCanReadIsLeftToItAndHoldsUpNothing(String newer) {
    List<Long> ids = store("CON-1", "a", "b");
    execute("UPDATE event SET " + newer + " WHERE id = " + ids.get(0));

    assertThat(claimIds()).containsExactly(ids.get(1));
    await()
        .untilAsserted(
            () ->
                assertThat(registry.get("spotter.inbox.unreadable").gauge().value()).isEqualTo(1));
    InboxRow row = row(ids.get(0));
    assertThat(row.state()).isEqualTo(InboxState.RECEIVED);
    assertThat(row.attempts()).isZero();
    assertThat(row.kind()).isPresent();
    execute("UPDATE event SET kind = 'PHOTOS', version = 1 WHERE id = " + ids.get(0));
    assertThat(claimIds()).containsExactly(ids.get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "{}", "[]", "{\"platform\":\"chat\"}", "null"})
  void aRowThatCannotBeReadIsTriedAgainLaterAndHoldsUpNothing(String body) {
    List<Long> ids = store("CON-1", "a", "b");
    String sound = row(ids.get(0)).body();
    execute("UPDATE event SET body = '" + body + "' WHERE id = " + ids.get(0));

    List<Long> claimed = new ArrayList<>(claimIds());
    claimed.addAll(claimIds());
    assertThat(claimed).containsExactly(ids.get(1));
    assertThat(row(ids.get(0)).state()).isEqualTo(InboxState.RECEIVED);
    assertThat(row(ids.get(0)).reason()).contains("unreadable");
    execute("UPDATE event SET body = '" + sound + "' WHERE id = " + ids.get(0));
    assertThat(claim()).isEmpty();
    advance(Duration.ofMinutes(1));
    assertThat(claimIds()).containsExactly(ids.get(0));
  }

  @Test
  void aPhotoThatAnOlderVersionKeptIsAnswered() {
    long id = store("CON-1", "a").get(0);
    execute("UPDATE event SET kind = NULL, message = NULL WHERE id = " + id);
    ClaimedEvent claimed = claimOne();
    assertThat(claimed.event()).isEqualTo(upload("CON-1", "a"));
    post(claimed, "r1");
    assertThat(inbox.answered(CHAT, "r1").await()).isPresent();
  }

  @Test
  void aConversationsPreferencesAreItsOwnAndTheLastWordCounts() {
    PreferenceStore preferences = inbox.preferences();
    Conversation here = new Conversation("chat", "here");
    assertThat(preferences.of(here).await()).isEqualTo(Preferences.NONE);

    preferences.speak(here, Locale.GERMAN).await();
    preferences.speak(here, Locale.FRENCH).await();
    preferences.answer(here, Answering.QUIET).await();

    assertThat(preferences.of(here).await())
        .isEqualTo(new Preferences(Optional.of(Locale.FRENCH), Answering.QUIET));
    assertThat(preferences.of(new Conversation("chat", "there")).await())
        .isEqualTo(Preferences.NONE);
    assertThat(preferences.of(new Conversation("other", "here")).await())
        .isEqualTo(Preferences.NONE);
  }

  @Test
  void aPreferenceOfANewerVersionCountsAsNotTold() throws SQLException {
    execute("INSERT INTO preference VALUES ('chat', 'here', 'answering', 'IN_VERSE')");
    execute("INSERT INTO preference VALUES ('chat', 'here', 'colour', 'blue')");

    assertThat(inbox.preferences().of(new Conversation("chat", "here")).await())
        .isEqualTo(Preferences.NONE);
  }
}
