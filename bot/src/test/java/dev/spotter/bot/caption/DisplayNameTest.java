package dev.spotter.bot.caption;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u3164",
        "\u2800",
        "\uFFA0\u115F\u1160",
        "\u200B\u200D",
        "\u00A0",
        "\u0301\u20DD",
        "\uFE0F",
        "\u2060\u00AD",
        "\uFFFC",
        "\uD834\uDD59",
        "\uDB40\uDC41",
        "\u180E \u061C",
        "\uD800"
      })
  void aNameThatCannotBeSeenIsNone(String name) {
    assertThat(DisplayName.clean(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Ana, Ana",
    "'\u3164Ana\u3164\u3164B', Ana B",
    "'\u202EanA', anA",
    "'A\u00ADna', Ana",
    "'.', .",
    "👨‍👩‍👧, 👨‍👩‍👧",
    "'Ana\nB', Ana B",
    "'नमस्ते', 'नमस्ते'",
    "'e\u0301', 'e\u0301'"
  })
  void whatCanBeSeenStays(String name, String shown) {
    assertThat(DisplayName.clean(name)).contains(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "👨‍👩‍👧",
        "🏳️‍🌈",
        "🇩🇪",
        "👍🏽",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "e\u0301",
        "각",
        "1️⃣",
        "नि"
      })
  void aLongNameIsNeverCutInsideACharacter(String character) {
    for (int before = 70; before <= 81; before++) {
      String shown = DisplayName.clean("x".repeat(before) + character.repeat(20)).orElseThrow();

      String cut = shown.substring(0, shown.length() - 1);
      assertThat(shown).endsWith("…");
      assertThat(cut.codePointCount(0, cut.length())).isLessThanOrEqualTo(80);
      assertThat(cut.replaceFirst("x+", "").length() % character.length()).isZero();
    }
  }

  @Test
  void endlessMarksOnOneCharacterAreCut() {
    assertThat(DisplayName.clean("e" + "\u0301".repeat(1_000)))
        .contains("e" + "\u0301".repeat(79) + "…");
  }
}
