package dev.spotter.bot.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotNameTest {

  private final BotName name = new BotName("spotter");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@spotter help | help",
        "@SPOTTER: help! | help!",
        "hey @spotter, look again | hey , look again",
        "it's a cat @spotter | it's a cat",
        "it's a cat, @spotter. | it's a cat, .",
        "(@spotter) | ( )",
        "@spotter | ''",
        "@spotter @spotter undo | undo"
      })
  void aMentionIsFoundAndCutOut(String text, String rest) {
    assertThat(name.isIn(text)).isTrue();
    assertThat(name.removedFrom(text)).isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spotter help",
        "@spotters",
        "@spotter_bot help",
        "@spotter-2 x",
        "@spotter.org",
        "ana@spotter",
        "@@spotter",
        "x/@spotter",
        "@spotté",
        "@spotter@example.org",
        "",
        "@"
      })
  void whatOnlyLooksLikeItIsNone(String text) {
    assertThat(name.isIn(text)).isFalse();
    assertThat(name.removedFrom(" " + text + " ")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"bot.1, @bot.1", "小鸟, @小鸟 帮助"})
  void anyNameMayBeChosen(String chosen, String text) {
    assertThat(new BotName(chosen).isIn(text)).isTrue();
  }
}
