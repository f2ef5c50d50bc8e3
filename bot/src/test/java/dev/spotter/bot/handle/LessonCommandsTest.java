package dev.spotter.bot.handle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.Lessons.Scope;
import dev.spotter.bot.learn.LearnOptions;
import dev.spotter.bot.learn.LearnOptions.Reach;
import dev.spotter.bot.learn.LearnOptions.Who;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the bot says of its lessons, and how it forgets them. */
@Timeout(60)
class LessonCommandsTest {

  private static final String PETS = "pets";

  @TempDir private Path folder;

  private TaughtChat chat;

  @BeforeEach
  void open() {
    chat = new TaughtChat(url(), TaughtChat.DEFAULTS);
  }

  @AfterEach
  void close() {
    chat.close();
  }

  private InboxUrl url() {
    return new InboxUrl.Sqlite(folder.resolve("inbox.db"));
  }

  private String taught(String member, String content, String lesson) {
    String photo = chat.photo(PETS, member, content);
    chat.reply(photo, PETS, member, lesson);
    return photo;
  }

  private String next(String content) {
    return chat.caption(PETS, chat.photo(PETS, "Eve", content));
  }

  @Test
  void itTellsWhatItKnows() {
    taught("Ana", "dog rex 1", "this is Rex");
    taught("Ana", "dog rex 2", "this is Rex");
    taught("Ben", "cat 6", "it's a ship");
    assertThat(chat.say(PETS, "Ana", "what do you know?").orElseThrow())
        .startsWith("I know Rex from 2 photos.")
        .endsWith("I was corrected on 1 photo.");
  }

  @Test
  void aNameIsForgottenAndNothingElse() {
    taught("Ana", "dog rex 1", "this is Rex");
    taught("Ana", "dog bello 4", "this is Bello");
    assertThat(chat.say(PETS, "Ben", "forget rex")).contains("Forgotten: 1 lesson.");
    assertThat(next("dog rex 1")).endsWith("a dog");
    assertThat(next("dog bello 4")).endsWith("Bello");
    assertThat(chat.say(PETS, "Ben", "forget Rex").orElseThrow()).contains("nothing of that");
    assertThat(chat.say(PETS, "Ben", "forget a lot of very long words here")).isEmpty();
  }

  @Test
  void everythingIsForgottenHereAndNotElsewhere() {
    taught("Ana", "dog rex 1", "this is Rex");
    taught("Ana", "cat 6", "it's a ship");
    String there = chat.photo("work", "Ana", "dog rex 1");
    chat.reply(there, "work", "Ana", "this is Max");
    assertThat(chat.say(PETS, "Ben", "forget everything")).contains("Forgotten: 2 lessons.");
    assertThat(next("dog rex 1")).endsWith("a dog");
    assertThat(chat.caption("work", chat.photo("work", "Ana", "dog rex 1"))).endsWith("Max");
  }

  @Test
  void whoMayNotForgetForOthersForgetsTheirOwn() {
    chat.close();
    chat =
        new TaughtChat(
            url(), new LearnOptions(true, Who.UPLOADER, Reach.CONVERSATION, 20, 200, 60, 0.05));
    taught("Ana", "dog rex 1", "this is Rex");
    assertThat(chat.say(PETS, "Ben", "forget everything").orElseThrow()).contains("nothing");
    assertThat(next("dog rex 1")).endsWith("Rex");
    assertThat(chat.say(PETS, "Ana", "forget everything")).contains("Forgotten: 1 lesson.");
    assertThat(next("dog rex 1")).endsWith("a dog");
  }

  @Test
  void undoTakesBackWhatTheWriterTaughtLastAndSetsTheCaptionRight() {
    taught("Ana", "dog rex 1", "this is Rex");
    String photo = taught("Ana", "dog bello 4", "this is Bello");
    taught("Ben", "cat max 5", "this is Max");
    assertThat(chat.say(PETS, "Ana", "undo").orElseThrow()).startsWith("Undone");
    assertThat(chat.caption(PETS, photo)).endsWith("a dog");
    assertThat(next("cat max 5")).endsWith("Max");
    assertThat(next("dog rex 1")).endsWith("Rex");
    assertThat(chat.say(PETS, "Ana", "undo").orElseThrow()).startsWith("Undone");
    assertThat(chat.say(PETS, "Ana", "undo").orElseThrow()).contains("nothing here");
  }

  @Test
  void undoneTwiceForOneTextIsUndoneOnce() {
    taught("Ana", "dog rex 1", "this is Rex");
    taught("Ana", "dog bello 4", "this is Bello");
    Conversation in = new Conversation("chat", PETS);
    EventId undo = new EventId("chat", "undo");
    assertThat(chat.inbox.lessons().undo(undo, in, "Ana").await()).isPresent();
    assertThat(chat.inbox.lessons().undo(undo, in, "Ana").await()).isPresent();
    assertThat(chat.inbox.lessons().of(Scope.of(in)).await().lessons()).hasSize(1);
  }

  @Test
  void aLessonThatIsHandledTwiceIsKeptOnceAndAnsweredAsBefore() {
    String photo = chat.photo(PETS, "Ana", "dog rex 1");
    chat.inbox
        .append(List.of(TestEvents.text("chat", "lesson", PETS, "Ana", "this is Rex")))
        .await();
    ClaimedEvent claimed = chat.inbox.claim(Lane.WORDS, Set.of("chat"), 1).await().get(0);
    chat.handle(claimed);
    chat.handle(claimed);
    assertThat(chat.caption(PETS, photo)).endsWith("Rex");
    assertThat(chat.inbox.lessons().of(Scope.of(new Conversation("chat", PETS))).await().lessons())
        .hasSize(1);
  }

  @Test
  void lookingAgainSetsTheLastCaptionsRight() {
    String earlier = chat.photo(PETS, "Ben", "dog rex 7");
    String other = chat.photo(PETS, "Ben", "dog 8");
    taught("Ana", "dog rex 1", "this is Rex");
    assertThat(chat.caption(PETS, earlier)).endsWith("a dog");
    assertThat(chat.say(PETS, "Ana", "look again"))
        .contains("I looked again and changed 1 caption.");
    assertThat(chat.caption(PETS, earlier)).isEqualTo("Ben uploaded a photo of Rex");
    assertThat(chat.caption(PETS, other)).endsWith("a dog");
    assertThat(chat.say(PETS, "Ana", "look again"))
        .contains("I looked again, and stay with what I said.");
    assertThat(chat.say("empty", "Ana", "look again").orElseThrow())
        .startsWith("There is no photo");
  }

  @Test
  void whereNothingCanBeEditedLookingAgainTells() {
    chat.platform.edits = false;
    chat.photo(PETS, "Ben", "dog rex 7");
    taught("Ana", "dog rex 1", "this is Rex");
    assertThat(chat.say(PETS, "Ana", "look again").orElseThrow())
        .contains("Ben uploaded a photo of Rex", "Ana uploaded a photo of Rex");
  }

  @Test
  void whoOptsOutIsForgottenAsTeacherAndAsUploaderAndTeachesNothingMore() {
    taught("Ana", "dog rex 1", "this is Rex");
    String photo = chat.photo(PETS, "Ana", "dog bello 4");
    chat.reply(photo, PETS, "Ben", "this is Bello");
    chat.say(PETS, "Ana", "ignore me");
    assertThat(next("dog rex 1")).endsWith("a dog");
    assertThat(next("dog bello 4")).endsWith("a dog");
    assertThat(chat.reply(photo, PETS, "Ben", "this is Bello").orElseThrow())
        .contains("told to leave alone");
    String own = chat.photo(PETS, "Ben", "dog bello 2");
    assertThat(chat.reply(own, PETS, "Ana", "this is Bello").orElseThrow())
        .contains("told to leave alone");
  }

  @Test
  void whatWasForgottenIsNotInTheFileAnyMore() throws Exception {
    taught("Ana", "dog zaphod 1", "this is Zaphodine");
    taught("Ben", "dog trillian 4", "this is Trilliane");
    taught("Cem", "dog marvin 5", "this is Marvinette");
    chat.platform.texts.clear();
    assertThat(bytes().contains("Marvinette")).isTrue();
    String features = features("Zaphodine");
    assertThat(bytes().contains(features)).isTrue();

    chat.say(PETS, "Ana", "forget Zaphodine");
    chat.say(PETS, "Ben", "undo");
    chat.say(PETS, "Cem", "ignore me");
    List<String> left = List.of(features, "Trilliane", "Marvinette");
    chat.close();
    String afterwards = bytes();
    chat = new TaughtChat(url(), TaughtChat.DEFAULTS);
    for (String gone : left) {
      assertThat(afterwards.contains(gone)).as(gone).isFalse();
    }
  }

  private String features(String label) {
    return chat
        .inbox
        .lessons()
        .of(Scope.of(new Conversation("chat", PETS)))
        .await()
        .lessons()
        .stream()
        .filter(lesson -> lesson.says().isOf(label))
        .map(lesson -> lesson.features())
        .map(LessonCommandsTest::stored)
        .findFirst()
        .orElseThrow();
  }

  /** Some of the numbers, as they are in the file. */
  private static String stored(float[] features) {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      int bits = Float.floatToIntBits(features[i]);
      bytes.append((char) (bits >>> 24)).append((char) (bits >>> 16 & 255));
    }
    return bytes.toString();
  }

  private String bytes() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String end : List.of("", "-wal")) {
      Path file = folder.resolve("inbox.db" + end);
      if (Files.exists(file)) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void labelsAreSaidLikeNames() {
    String photo = taught("Ana", "dog rex 1", "this is called Re\u202Ex");
    assertThat(chat.caption(PETS, photo)).doesNotContain("\u202E");
    assertThat(chat.say(PETS, "Ana", "what do you know")).isNotEqualTo(Optional.empty());
  }
}
