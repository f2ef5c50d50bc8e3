package dev.spotter.bot.handle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.learn.LearnOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a conversation tells the bot about how to answer there. */
class MannersTest {

  private static final String PETS = "pets";
  private static final String WORK = "work";

  @TempDir Path folder;
  private InboxUrl url;
  private TaughtChat chat;

  @BeforeEach
  void begin() {
    url = new InboxUrl.Sqlite(folder.resolve("inbox.db"));
    chat = new TaughtChat(url, TaughtChat.DEFAULTS);
  }

  @AfterEach
  void end() {
    chat.close();
  }

  @Test
  void aConversationSpeaksWhatItWasToldUntilItIsToldAnother() {
    assertThat(chat.say(PETS, "Ana", "speak German"))
        .contains("Ich spreche hier von jetzt an Deutsch.");
    assertThat(caption(PETS)).isEqualTo("Ana hat ein Foto von einem Hund hochgeladen");
    assertThat(caption(WORK)).isEqualTo("Ana uploaded a photo of a dog");
    chat.close();
    chat = new TaughtChat(url, TaughtChat.DEFAULTS);
    assertThat(chat.say(PETS, "Ben", "Hilfe").orElseThrow()).startsWith("Ich sage");
    assertThat(chat.say(PETS, "Ben", "sprich Spanisch"))
        .contains("A partir de ahora hablo español aquí.");
    assertThat(chat.say(PETS, "Ben", "speak Klingon")).isEmpty();
  }

  private String caption(String conversation) {
    return chat.caption(conversation, chat.photo(conversation, "Ana", "dog 1"));
  }

  @Test
  void whoIsToBeQuietLooksAtNothingUntilItIsToldToGoOn() {
    assertThat(chat.say(PETS, "Ben", "quiet").orElseThrow()).startsWith("I say nothing");
    chat.photo(PETS, "Ana", "dog 1");
    assertThat(chat.platform.posted).hasSize(1);
    assertThat(chat.downloads()).isZero();
    assertThat(caption(WORK)).isEqualTo("Ana uploaded a photo of a dog");
    assertThat(chat.say(PETS, "Ana", "on")).contains("I caption photos here.");
    assertThat(caption(PETS)).isEqualTo("Ana uploaded a photo of a dog");
  }

  @Test
  void onlyWhenSureSaysNothingOfWhatNobodyKnows() {
    String unsure = chat.photo(PETS, "Ana", "blur 1");
    assertThat(chat.caption(PETS, unsure)).isEqualTo("Ana uploaded a photo");
    chat.say(PETS, "Ben", "only when sure");
    int before = chat.platform.posted.size();
    chat.photo(PETS, "Ana", "blur 1");
    assertThat(chat.platform.posted).hasSize(before);
    assertThat(caption(PETS)).isEqualTo("Ana uploaded a photo of a dog");
  }

  @ParameterizedTest
  @EnumSource(
      value = LearnOptions.Who.class,
      names = {"ADMINS", "UPLOADER"})
  void whereNotEverybodyMayTeachOnlyThoseWhoRunTheConversationMayChangeIt(LearnOptions.Who who) {
    chat.close();
    chat =
        new TaughtChat(
            url, new LearnOptions(true, who, LearnOptions.Reach.CONVERSATION, 20, 200, 60, 0.05));
    chat.platform.admins = Optional.of(Set.of("Ben"));

    assertThat(chat.say(PETS, "Ana", "quiet"))
        .contains("Only those who run this conversation may change that.");
    assertThat(caption(PETS)).isEqualTo("Ana uploaded a photo of a dog");
    assertThat(chat.say(PETS, "Ben", "quiet").orElseThrow()).startsWith("I say nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "German |nein, das ist eine Katze |Ana hat ein Foto von einer Katze hochgeladen",
        "Spanish|no, es un gato           |Ana ha subido una foto de un gato",
        "French |non, c'est un chat       |Ana a publié une photo d’un chat",
        "Chinese|不，是猫                   |Ana上传了一张猫的照片",
        "Arabic |لا، هذه قطة              |صورة قطة من \u2068Ana\u2069",
        "German |no, it's a cat           |Ana hat ein Foto von einer Katze hochgeladen",
      })
  void aCorrectionInTheConversationsLanguageEditsTheCaption(
      String language, String correction, String caption) {
    chat.say(PETS, "Ana", "speak " + language);
    String photo = chat.photo(PETS, "Ana", "dog 1");
    assertThat(chat.reply(photo, PETS, "Ben", correction)).isEmpty();
    assertThat(chat.caption(PETS, photo)).isEqualTo(caption);
  }

  @Test
  void aNameAndANounAreTaughtInAnyLanguageAndSaidAsTheyWereSaid() {
    chat.say(PETS, "Ana", "speak German");
    String rex = chat.photo(PETS, "Ana", "dog 1");
    assertThat(chat.reply(rex, PETS, "Ana", "das ist unser Hund Rex"))
        .contains(
            "Gemerkt: Rex. Ich kenne Rex von 1 Foto. Zeig mir noch zwei, von einer anderen"
                + " Seite.");
    assertThat(chat.caption(PETS, rex)).isEqualTo("Ana hat ein Foto von Rex hochgeladen");
    String other = chat.photo(PETS, "Ana", "frog 1");
    chat.reply(other, PETS, "Ana", "das ist ein Axolotl");
    assertThat(chat.caption(PETS, other))
        .isEqualTo("Ana hat ein Foto von einem Axolotl hochgeladen");
    assertThat(chat.say(PETS, "Ana", "vergiss Rex")).contains("Vergessen: 1 Lektion.");
  }

  @Test
  void whoseThePhotoIsDeletesItsCaptionAndNobodyElseWhereOthersMayNot() {
    chat.close();
    chat =
        new TaughtChat(
            url,
            new LearnOptions(
                true,
                LearnOptions.Who.UPLOADER,
                LearnOptions.Reach.CONVERSATION,
                20,
                200,
                60,
                0.05));
    String photo = chat.photo(PETS, "Ana", "dog 1");
    assertThat(chat.reply(photo, PETS, "Ben", "delete that"))
        .contains("Only those who run this conversation may change that.");
    assertThat(chat.caption(PETS, photo)).isEqualTo("Ana uploaded a photo of a dog");
    assertThat(chat.reply(photo, PETS, "Ana", "delete that")).isEmpty();
    assertThat(chat.caption(PETS, photo)).isNull();
    assertThat(chat.say(PETS, "Ana", "delete that").orElseThrow()).startsWith("Which caption?");
    chat.platform.edits = false;
    assertThat(chat.reply(photo, PETS, "Ana", "delete that"))
        .contains("I cannot delete messages here.");
  }

  @Test
  void aSpoilerIsNotGivenAwayNorEvenLookedAt() {
    int before = chat.platform.posted.size();
    Picture hidden = TaughtChat.picture("dog 1", true, false);
    chat.photos(PETS, "Ana", List.of(hidden));
    assertThat(chat.platform.posted).hasSize(before);
    assertThat(chat.downloads()).isZero();
    String both =
        chat.photos(PETS, "Ana", List.of(hidden, TaughtChat.picture("cat 1", false, false)));
    assertThat(chat.caption(PETS, both)).isEqualTo("Ana uploaded a photo of a cat");
    chat.say(PETS, "Ben", "look again");
    assertThat(chat.caption(PETS, both)).isEqualTo("Ana uploaded a photo of a cat");
  }

  @Test
  void whatIsPassedOnIntoTheSameConversationAgainIsNotAnsweredAgain() {
    Picture passedOn = TaughtChat.picture("dog 1", false, true);
    String first = chat.photos(PETS, "Ana", List.of(passedOn));
    assertThat(chat.caption(PETS, first)).isEqualTo("Ana uploaded a photo of a dog");
    int before = chat.platform.posted.size();
    chat.photos(PETS, "Ben", List.of(passedOn));
    assertThat(chat.platform.posted).hasSize(before);
    assertThat(chat.caption(WORK, chat.photos(WORK, "Ben", List.of(passedOn))))
        .isEqualTo("Ben uploaded a photo of a dog");
    assertThat(chat.caption(PETS, chat.photo(PETS, "Ben", "dog 1")))
        .isEqualTo("Ben uploaded a photo of a dog");
  }

  @Test
  void whoGivesTooManyCommandsIsToldOnceAndThenLeftAlone() {
    for (int i = 0; i < TaughtChat.MOST_COMMANDS; i++) {
      assertThat(chat.say(PETS, "Ana", "help")).isPresent();
    }
    assertThat(chat.say(PETS, "Ana", "help"))
        .contains("That is a lot for one hour. Please go on later.");
    assertThat(chat.say(PETS, "Ana", "help")).isEmpty();
    assertThat(chat.say(PETS, "Ben", "help")).isPresent();
  }
}
