package dev.spotter.bot.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.chat.SizeLimit;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.taught.TaughtLabel;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language says and understands all that English does. */
class LanguageFilesTest {

  private final List<String> missing = new ArrayList<>();
  private final Languages languages = new Languages((locale, word) -> missing.add(word));

  static Stream<String> tags() {
    return Languages.tags().stream();
  }

  @ParameterizedTest
  @MethodSource("tags")
  void everyFileHasAllKeysAndNoOther(String tag) throws IOException {
    for (String name : List.of("messages", "commands", "lesson")) {
      Properties english = file(name, "en");

      assertThat(file(name, tag).keySet()).as(name).isEqualTo(english.keySet());
    }
  }

  private static Properties file(String name, String tag) throws IOException {
    String suffix = tag.equals("en") ? "" : "_" + tag;
    Properties keys = new Properties();
    try (Reader in =
        new InputStreamReader(
            Languages.class.getResourceAsStream(name + suffix + ".properties"),
            StandardCharsets.UTF_8)) {
      keys.load(in);
    }
    return keys;
  }

  /** All labels in all forms of the caption: one, several, the same, others, either, wider. */
  @ParameterizedTest
  @MethodSource("tags")
  void everyCaptionOfEveryLabelIsWhole(String tag) {
    CaptionWriter writer = language(tag).captions();
    Taxonomy usual = Taxonomy.usual(writer.wording().keys());
    assertThat(usual.chains()).hasSize(110);
    Recognition dog = Recognition.seen(Answer.exact("dog"));
    Recognition none = Recognition.unseen(Optional.of(new SizeLimit(20)), "why");
    Stream.concat(usual.chains().keySet().stream(), usual.words().stream())
        .flatMap(
            key -> {
              Recognition it = Recognition.seen(Answer.exact(key));
              Recognition either = Recognition.seen(Answer.either(key, "cat"));
              return Stream.of(
                  List.of(it),
                  List.of(either),
                  List.of(it, it),
                  List.of(it, it, it),
                  List.of(it, dog),
                  List.of(it, dog, either),
                  List.of(it, none),
                  List.of(it, none, none, none),
                  List.of(it, it, dog, none, none));
            })
        .forEach(pictures -> assertWhole(writer.write(Optional.of("Ana"), pictures), "Ana"));
    IntStream.rangeClosed(1, 12)
        .forEach(
            number ->
                assertWhole(
                    writer.write(
                        Optional.empty(), IntStream.range(0, number).mapToObj(i -> none).toList()),
                    "20"));
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tags")
  void everyAnswerIsWhole(String tag) throws IOException {
    Language language = language(tag);
    LessonAnswers answers = language.lessons();
    TaughtLabel rex = new TaughtLabel("Rex", 1, 0, Optional.of("cat"), true);
    TaughtLabel luna = new TaughtLabel("Luna", 3, 3, Optional.empty(), false);
    for (LessonOutcome.Kind kind : LessonOutcome.Kind.values()) {
      answers
          .to(new LessonOutcome(kind, Answer.exact("cat"), Optional.of(rex)))
          .ifPresent(text -> assertWhole(text, ""));
      if (kind != LessonOutcome.Kind.NEAR_COPY) {
        answers.to(LessonOutcome.of(kind)).ifPresent(text -> assertWhole(text, ""));
      }
    }
    assertWhole(answers.known(List.of(rex, luna), 2, 3), "Luna");
    assertWhole(answers.known(List.of(), 0, 0), "");
    assertWhole(answers.known(List.of(), 1, 0), "");
    for (int number : new int[] {0, 1, 2, 3, 11, 100}) {
      assertWhole(answers.forgotten(number), "");
      assertWhole(answers.lookedAgain(5, number, List.of()), "");
    }
    assertWhole(answers.lookedAgain(2, 0, List.of("this", "that")), "this");
    file("messages", "en").stringPropertyNames().stream()
        .filter(key -> !file(key).contains("{"))
        .forEach(key -> assertWhole(language.say(key), ""));
  }

  private static String file(String key) {
    try {
      return file("messages", "en").getProperty(key);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertWhole(String text, String part) {
    assertThat(text)
        .contains(part)
        .isNotBlank()
        .doesNotContain("{", "}", "  ", "null", "#", "_", "plural");
  }

  private Language language(String tag) {
    return languages.of(Locale.forLanguageTag(tag)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|Ana hat ein Foto von einem Hund hochgeladen|Ana hat 2 Fotos von einem Hund hochgeladen|Ana hat Fotos von einem Hund und einer Katze und 2 weitere Fotos hochgeladen",
        "es|Ana ha subido una foto de un perro|Ana ha subido 2 fotos de un perro|Ana ha subido fotos de un perro y de un gato y otras 2 fotos",
        "fr|Ana a publié une photo d’un chien|Ana a publié 2 photos d’un chien|Ana a publié des photos d’un chien et d’un chat et 2 autres photos",
        "zh|Ana上传了一张狗的照片|Ana上传了2张狗的照片|Ana上传了狗和猫的照片和另外2张照片",
        "ar|صورة كلب من \u2068Ana\u2069|صورتا كلب من \u2068Ana\u2069|صور كلب وقطة وصورتان أخريان من \u2068Ana\u2069",
      })
  void captionsReadAsPeopleWouldWriteThem(String tag, String one, String same, String several) {
    CaptionWriter writer = language(tag).captions();
    Recognition dog = Recognition.seen(Answer.exact("dog"));
    Recognition cat = Recognition.seen(Answer.exact("cat"));
    Recognition none = Recognition.seen(Answer.silent());
    Optional<String> ana = Optional.of("Ana");

    assertThat(writer.write(ana, List.of(dog))).isEqualTo(one);
    assertThat(writer.write(ana, List.of(dog, dog))).isEqualTo(same);
    assertThat(writer.write(ana, List.of(dog, none, cat, none))).isEqualTo(several);
  }

  /** A name may bring marks that turn text around; then it would run into the sentence. */
  @ParameterizedTest
  @CsvSource({"\u2067Ana\u2069", "\u202EAna", "Ana\u2069"})
  void aNameStaysInItsIsolate(String name) {
    assertThat(
            language("ar")
                .captions()
                .write(Optional.of(name), List.of(Recognition.seen(Answer.exact("dog")))))
        .isEqualTo("صورة كلب من \u2068Ana\u2069");
  }
}
