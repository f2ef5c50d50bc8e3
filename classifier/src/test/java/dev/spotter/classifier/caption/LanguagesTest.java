package dev.spotter.classifier.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.Answer.Level;
import dev.spotter.classifier.decision.Answer.Origin;
import dev.spotter.classifier.decision.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of nouns and sentences of every language. */
class LanguagesTest {

  private static final Taxonomy USUAL = Taxonomy.usual(Wording.ENGLISH.keys());
  private static final Map<String, String> GENDERS =
      Map.of(
          "en",
          "a|an|none",
          "de",
          "m|f|n|none",
          "es",
          "m|f|none",
          "fr",
          "m|f|none",
          "zh",
          "none|\\p{IsHan}",
          "ar",
          "m|f|none");

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es", "fr", "zh", "ar"})
  void everyLabelAndWiderWordHasItsNoun(String tag) {
    List<String> missing = new ArrayList<>();
    Wording words = Wording.of(Locale.forLanguageTag(tag), missing::add);

    assertThat(words.locale().getLanguage()).isEqualTo(tag);
    for (String key : keys()) {
      Phrase phrase = words.phrase(key);
      String caption = words.photoOf(Optional.of(phrase));

      assertThat(caption).contains(phrase.ofPhoto()).isNotEqualTo(words.photoOf(Optional.empty()));
      assertThat(phrase.plain() + caption)
          .doesNotContain("{", "}", "_", "  ", "null")
          .isEqualTo((phrase.plain() + caption).strip());
    }
    assertThat(missing).isEmpty();
    Nouns nouns = Nouns.of(Locale.forLanguageTag(tag)).orElseThrow();
    assertThat(nouns.byKey().values()).allMatch(noun -> noun.gender().matches(GENDERS.get(tag)));
    assertThat(nouns.byKey().keySet()).containsAll(keys());
  }

  private static Set<String> keys() {
    return Stream.concat(USUAL.chains().keySet().stream(), USUAL.words().stream())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|dog|ein Hund|ein Foto von einem Hund",
        "de|cat|eine Katze|ein Foto von einer Katze",
        "de|horse|ein Pferd|ein Foto von einem Pferd",
        "de|lion|ein Löwe|ein Foto von einem Löwen",
        "de|cattle|Rinder|ein Foto von Rindern",
        "de|sea|das Meer|ein Foto von dem Meer",
        "es|dog|un perro|una foto de un perro",
        "es|cat|un gato|una foto de un gato",
        "es|bee|una abeja|una foto de una abeja",
        "es|sea|el mar|una foto del mar",
        "es|food|comida|una foto de comida",
        "fr|dog|un chien|une photo d’un chien",
        "fr|bee|une abeille|une photo d’une abeille",
        "fr|sea|la mer|une photo de la mer",
        "fr|cattle|du bétail|une photo de bétail",
        "zh|dog|一只狗|一张狗的照片",
        "zh|automobile|一辆汽车|一张汽车的照片",
        "zh|sea|大海|一张大海的照片",
        "ar|dog|كلب|صورة كلب",
        "ar|airplane|طائرة|صورة طائرة",
      })
  void aNounHasItsArticleByItselfAndBesidePhoto(
      String tag, String key, String plain, String photo) {
    Wording words = Wording.of(Locale.forLanguageTag(tag));

    assertThat(words.phrase(key).plain()).isEqualTo(plain);
    assertThat(words.photoOf(Optional.of(words.phrase(key)))).isEqualTo(photo);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|ein Foto von einer Katze oder einem Hund|einer Katze, einem Hund und einem Tier",
        "es|una foto de un gato o de un perro|de un gato, de un perro y de un animal",
        "fr|une photo d’un chat ou d’un chien|d’un chat, d’un chien et d’un animal",
        "zh|一张猫或狗的照片|猫、狗和动物",
        "ar|صورة قطة أو كلب|قطة وكلب وحيوان",
        "en|a photo of a cat or a dog|a cat, a dog and an animal",
      })
  void severalThingsAreListedAsTheLanguageLists(String tag, String either, String all) {
    Wording words = Wording.of(Locale.forLanguageTag(tag));

    assertThat(words.photoOf(words.thing(Answer.either("cat", "dog")))).isEqualTo(either);
    assertThat(words.all(Stream.of("cat", "dog", "animal").map(words::phrase).toList()).ofPhoto())
        .isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|Rex|ein Foto von Rex",
        "de|ein Axolotl|ein Foto von einem Axolotl",
        "es|el Teide|una foto del Teide",
        "es|Rex|una foto de Rex",
        "fr|Ana|une photo d’Ana",
        "fr|le Louvre|une photo du Louvre",
        "fr|un axolotl|une photo d’un axolotl",
        "zh|Rex|一张Rex的照片",
        "zh|一只柯基|一张柯基的照片",
        "ar|Rex|صورة \u2068Rex\u2069",
      })
  void whatPeopleTaughtIsSaidAsTheySaidIt(String tag, String phrase, String photo) {
    Wording words = Wording.of(Locale.forLanguageTag(tag));
    Answer taught =
        new Answer(Level.EXACT, List.of("any"), List.of(), Origin.TAUGHT, Optional.of(phrase));

    assertThat(words.photoOf(words.thing(taught))).isEqualTo(photo);
  }

  @Test
  void whatATableLacksIsSaidInEnglishAndTold() {
    List<String> missing = new ArrayList<>();
    Wording german = Wording.of(Locale.GERMANY, missing::add);

    assertThat(german.photoOf(Optional.of(german.phrase("velvet"))))
        .isEqualTo("ein Foto von velvet");
    assertThat(german.phrase("broccoli").plain()).isEqualTo("broccoli");
    assertThat(german.phrase("Rauhaar_Dackel").plain()).isEqualTo("Rauhaar Dackel");
    assertThat(missing).containsExactly("velvet", "broccoli", "Rauhaar_Dackel");
  }

  @Test
  void nounsAreFoundAgain() {
    assertThat(Wording.of(Locale.GERMAN).key("katze")).contains("cat");
    assertThat(Wording.of(Locale.FRENCH).key("Poisson d’aquarium")).contains("aquarium_fish");
    assertThat(Wording.of(Locale.GERMAN).key("Axolotl")).isEmpty();
  }
}
