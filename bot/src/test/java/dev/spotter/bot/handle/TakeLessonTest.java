package dev.spotter.bot.handle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.learn.LearnOptions;
import dev.spotter.bot.learn.LearnOptions.Reach;
import dev.spotter.bot.learn.LearnOptions.Who;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Correcting and teaching, from the words to the edited caption. */
@Timeout(60)
class TakeLessonTest {

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

  private void reopen(LearnOptions options) {
    chat.close();
    chat = new TaughtChat(url(), options);
  }

  private static LearnOptions with(Who who, int labels, int lessons, int perHour) {
    return new LearnOptions(true, who, Reach.CONVERSATION, labels, lessons, perHour, 0.05);
  }

  @Test
  void aCorrectionEditsTheCaptionAndSaysNothingAndTheNextUploadIsRight() {
    String photo = chat.photo(PETS, "Ana", "dog 1");
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo of a dog");

    assertThat(chat.reply(photo, PETS, "Ben", "no, it's a cat")).isEmpty();
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo of a cat");
    assertThat(chat.downloads()).isEqualTo(1);

    String again = chat.photo(PETS, "Cem", "dog 1");
    assertThat(chat.caption(PETS, again)).isEqualTo("Cem uploaded a photo of a cat");
    String other = chat.photo(PETS, "Cem", "dog 2");
    assertThat(chat.caption(PETS, other)).isEqualTo("Cem uploaded a photo of a dog");
  }

  @Test
  void aReplyToTheCaptionIsTakenLikeOneToThePhoto() {
    String photo = chat.photo(PETS, "Ana", "dog 1");
    chat.reply("reply-1", PETS, "Ben", "that's a ship");
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo of a ship");
  }

  @Test
  void whereNothingCanBeEditedItIsAnswered() {
    chat.platform.edits = false;
    String photo = chat.photo(PETS, "Ana", "dog rex 1");
    String other = chat.photo(PETS, "Ana", "dog 2");
    assertThat(chat.reply(other, PETS, "Ben", "that's a cat")).contains("Noted: a cat.");
    assertThat(chat.reply(photo, PETS, "Ben", "this is Rex"))
        .contains("Noted: Rex. I know Rex from 1 photo. Show me two more, from another side.");
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo of a dog");
  }

  @Test
  void whatIsTaughtIsSaidOfOtherPicturesOfIt() {
    String photo = chat.photo(PETS, "Ana", "dog rex 1");
    chat.reply(photo, PETS, "Ana", "this is Rex");
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo of Rex");
    String other = chat.photo(PETS, "Ana", "dog rex 2");
    assertThat(chat.caption(PETS, other)).isEqualTo("Ana uploaded a photo of Rex");
    String stranger = chat.photo(PETS, "Ana", "dog 3");
    assertThat(chat.caption(PETS, stranger)).isEqualTo("Ana uploaded a photo of a dog");
  }

  @Test
  void aNounThatTheModelLacksGetsItsArticle() {
    String photo = chat.photo(PETS, "Ana", "axolotl 1");
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo");
    chat.reply(photo, PETS, "Ana", "that's an axolotl");
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo of an axolotl");
  }

  @Test
  void whatItIsNotIsNotSaidAnyMore() {
    String photo = chat.photo(PETS, "Ana", "dog 1");
    chat.reply(photo, PETS, "Ana", "that's wrong");
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo");
    chat.reply(photo, PETS, "Ana", "it's a cat, not a dog");
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo of a cat");
    assertThat(chat.reply(photo, PETS, "Ana", "not a cat")).isEmpty();
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo");
  }

  @Test
  void chatterIsLeftAlone() {
    String photo = chat.photo(PETS, "Ana", "dog 1");
    for (String text : new String[] {"that's nice", "not a chance", "my word", "it's a dog"}) {
      assertThat(chat.reply(photo, PETS, "Ana", text)).as(text).isEmpty();
    }
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo of a dog");
    assertThat(chat.say(PETS, "Ana", "what do you know").orElseThrow()).contains("nothing here");
  }

  @Test
  void ofSeveralPhotosTheOneThatIsMeantHasToBeSaid() {
    String photo = chat.photo(PETS, "Ana", "dog 1", "dog 2", "ship 1");
    assertThat(chat.reply(photo, PETS, "Ana", "that's a cat").orElseThrow()).contains("Which");
    assertThat(chat.reply(photo, PETS, "Ana", "the fifth one is a cat").orElseThrow())
        .contains("Which");
    chat.reply(photo, PETS, "Ana", "the second one is a cat");
    assertThat(chat.caption(PETS, photo))
        .isEqualTo("Ana uploaded photos of a dog, a cat and a ship");
    chat.reply(photo, PETS, "Ana", "the last one is a frog");
    assertThat(chat.caption(PETS, photo))
        .isEqualTo("Ana uploaded photos of a dog, a cat and a frog");
  }

  @Test
  void aLessonAboutAMessageThatWasNeverCaptionedIsAnsweredKindly() {
    assertThat(chat.say(PETS, "Ana", "that's a cat").orElseThrow()).contains("do not know");
    assertThat(chat.reply("nowhere", PETS, "Ana", "that's a cat").orElseThrow())
        .contains("do not know that photo");
  }

  @Test
  void whatIsSaidToTheBotIsAboutTheLastPhoto() {
    chat.photo(PETS, "Ana", "dog 1");
    String photo = chat.photo(PETS, "Ana", "dog 2");
    chat.say(PETS, "Ana", "that's a cat");
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo of a cat");
  }

  @Test
  void aPhotoThatIsKnownAlreadyIsRefused() {
    String photo = chat.photo(PETS, "Ana", "dog rex 1");
    chat.reply(photo, PETS, "Ana", "this is Rex");
    assertThat(chat.reply(photo, PETS, "Ana", "this is Rex").orElseThrow())
        .startsWith("I know that photo of Rex already.");
  }

  @Test
  void aCaptionOfBeforeIsSetRightByWhoSaysWhatIsKnownSince() {
    String before = chat.photo(PETS, "Ana", "dog rex 1");
    String photo = chat.photo(PETS, "Ana", "dog rex 1");
    chat.reply(photo, PETS, "Ana", "this is Rex");
    assertThat(chat.caption(PETS, before)).endsWith("a dog");
    assertThat(chat.reply(before, PETS, "Ana", "this is Rex")).isEmpty();
    assertThat(chat.caption(PETS, before)).endsWith("of Rex");
  }

  @Test
  void aNameThatIsWrittenLikeALabelIsAName() {
    String photo = chat.photo(PETS, "Ana", "horse bird 1");
    chat.reply(photo, PETS, "Ana", "this is my horse Bird");
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo of Bird");
    String other = chat.photo(PETS, "Ana", "cat 2");
    chat.reply(other, PETS, "Ana", "that's a bird");
    assertThat(chat.caption(PETS, other)).isEqualTo("Ana uploaded a photo of a bird");
    chat.reply(photo, PETS, "Ana", "this is not Bird");
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo of a horse");
  }

  @Test
  void theSamePictureHasAnotherNameInAnotherConversation() {
    String here = chat.photo(PETS, "Ana", "dog rex 1");
    String there = chat.photo("work", "Eve", "dog rex 1");
    chat.reply(here, PETS, "Ana", "this is Rex");
    chat.reply(there, "work", "Eve", "this is Bello");
    assertThat(chat.caption(PETS, chat.photo(PETS, "Ana", "dog rex 1"))).endsWith("of Rex");
    assertThat(chat.caption("work", chat.photo("work", "Eve", "dog rex 1"))).endsWith("of Bello");
    assertThat(chat.caption("third", chat.photo("third", "Eve", "dog rex 1"))).endsWith("a dog");
    assertThat(chat.say("work", "Eve", "what do you know").orElseThrow())
        .contains("Bello")
        .doesNotContain("Rex");
  }

  @Test
  void whatWasTaughtIsThereAfterARestart() {
    String photo = chat.photo(PETS, "Ana", "dog rex 1");
    chat.reply(photo, PETS, "Ana", "this is Rex");
    reopen(TaughtChat.DEFAULTS);
    assertThat(chat.downloads()).isZero();
    assertThat(chat.say(PETS, "Ana", "what do you know").orElseThrow()).contains("Rex");
  }

  @Test
  void anotherModelMeansToBeTaughtAnewAndItIsSaid() {
    String photo = chat.photo(PETS, "Ana", "dog rex 1");
    chat.reply(photo, PETS, "Ana", "this is Rex");
    chat.change("model-2");
    assertThat(chat.caption(PETS, chat.photo(PETS, "Ana", "dog rex 1"))).endsWith("a dog");
    assertThat(chat.say(PETS, "Ana", "what do you know").orElseThrow())
        .contains("another model")
        .contains("(1)");
    chat.reply(photo, PETS, "Ana", "this is Rex");
    assertThat(chat.caption(PETS, photo)).endsWith("of Rex");
  }

  @Test
  void onlyTheUploaderMayTeachWhereTheOperatorSaysSo() {
    reopen(with(Who.UPLOADER, 20, 200, 60));
    String photo = chat.photo(PETS, "Ana", "dog 1");
    assertThat(chat.reply(photo, PETS, "Ben", "that's a cat").orElseThrow()).contains("may teach");
    assertThat(chat.caption(PETS, photo)).endsWith("a dog");
    chat.reply(photo, PETS, "Ana", "that's a cat");
    assertThat(chat.caption(PETS, photo)).endsWith("a cat");
  }

  @Test
  void onlyAdminsMayTeachWhereThePlatformTellsWhoTheyAre() {
    reopen(with(Who.ADMINS, 20, 200, 60));
    String photo = chat.photo(PETS, "Ana", "dog 1");
    assertThat(chat.reply(photo, PETS, "Ben", "that's a cat")).isPresent();
    chat.platform.admins = Optional.of(Set.of("Ben"));
    assertThat(chat.reply(photo, PETS, "Ana", "that's a cat")).isPresent();
    assertThat(chat.reply(photo, PETS, "Ben", "that's a cat")).isEmpty();
    assertThat(chat.caption(PETS, photo)).endsWith("a cat");
  }

  @Test
  void thereAreOnlySoManyLabelsAndLessonsAndOnlySoFast() {
    reopen(with(Who.ANYONE, 1, 3, 3));
    String rex = chat.photo(PETS, "Ana", "dog rex 1");
    String bello = chat.photo(PETS, "Ana", "dog bello 4");
    chat.reply(rex, PETS, "Ana", "this is Rex");
    assertThat(chat.reply(bello, PETS, "Ana", "this is Bello").orElseThrow())
        .contains("as many names");
    chat.reply(bello, PETS, "Ana", "that's a cat");
    chat.reply(rex, PETS, "Ana", "it's a ship");
    assertThat(chat.reply(bello, PETS, "Ana", "it's a frog").orElseThrow()).contains("one hour");
    chat.reply(bello, PETS, "Ben", "it's a frog");
    assertThat(chat.caption(PETS, bello)).endsWith("a frog");
  }
}
