package dev.spotter.sim.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingsTest {

  private static final Wordings GERMAN =
      new Wordings(
          List.of(
              new Wording(
                  "de",
                  "{name} hat ein Foto hochgeladen",
                  "{name} hat ein Foto von {label} hochgeladen",
                  List.of("{name} hat {count} Fotos hochgeladen"),
                  List.of("{name} hat Fotos von {label} hochgeladen"),
                  null)));

  @ParameterizedTest
  @CsvSource({
    "1, Ana uploaded a photo, true, false",
    "1, Ana uploaded a photo of a dog, false, true",
    "1, Ana uploaded a photo of Rex, false, true",
    "1, Ana uploaded a photo of our boat Calypso, false, true",
    "1, Ana uploaded 2 photos, false, false",
    "2, Ana uploaded 2 photos, true, false",
    "2, Ana uploaded 3 photos, false, false",
    "2, Ana uploaded photos of a dog and a cat, false, true",
    "3, Ana uploaded 2 photos of a dog and another photo, false, true",
    "2, Ana uploaded a photo of a dog and another photo, false, true"
  })
  void knowsEnglish(int photos, String text, boolean plain, boolean named) {
    assertThat(Wordings.known().isPlain("Ana", photos, text)).isEqualTo(plain);
    assertThat(Wordings.known().isNamed("Ana", photos, text)).isEqualTo(named);
  }

  @Test
  void knowsWhateverLanguageItIsTold() {
    assertThat(GERMAN.isPlain("Ana", 1, "Ana hat ein Foto hochgeladen")).isTrue();
    assertThat(GERMAN.isPlain("Ana", 3, "Ana hat 3 Fotos hochgeladen")).isTrue();
    assertThat(GERMAN.isNamed("Ana", 1, "Ana hat ein Foto von einem Hund hochgeladen")).isTrue();
    assertThat(GERMAN.says("einem Hund", "Ana", 1, "Ana hat ein Foto von einem Hund hochgeladen"))
        .isTrue();
    assertThat(GERMAN.says("einer Katze", "Ana", 1, "Ana hat ein Foto von einem Hund hochgeladen"))
        .isFalse();
    assertThat(GERMAN.isPlain("Ana", 1, "Ana uploaded a photo")).isFalse();
  }

  @Test
  void refusesTemplatesWithoutTheirSlots() {
    assertThatThrownBy(() -> new Wording("de", "Ein Foto", "{name} {label}", null, null, null))
        .hasMessage("wording: plain: a text with {name} in it");
    assertThatThrownBy(() -> new Wording("de", "{name}", "{name}", null, null, null))
        .hasMessage("wording: named: a text with {label} in it");
    assertThatThrownBy(() -> new Wording("de", "{name}", "{name} {label}", null, null, "("))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
