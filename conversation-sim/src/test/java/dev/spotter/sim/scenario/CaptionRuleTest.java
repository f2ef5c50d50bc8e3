package dev.spotter.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionRuleTest {

  @ParameterizedTest
  @CsvSource({
    "any, Ana uploaded a photo of a dog, true",
    "any, Ana uploaded a photo of an airplane, true",
    "any, Ana uploaded a photo, true",
    "any, Ben uploaded a photo of a dog, false",
    "any, Ana uploaded a photo of an dog, false",
    "any, Ana uploaded a photo of a airplane, false",
    "any, Ana uploaded a photo of dog, false",
    "any, Ana uploaded a photo of a dog!, false",
    "any, Say: Ana uploaded a photo, false",
    "recognised, Ana uploaded a photo of a dog, true",
    "recognised, Ana uploaded a photo, false",
    "plain, Ana uploaded a photo, true",
    "plain, Ana uploaded a photo of a dog, false",
    "none, Ana uploaded a photo, false",
    "a dog, Ana uploaded a photo of a dog, true",
    "a dog, Ana uploaded a photo of a dogfish, false",
    "any, Ana uploaded a photo of Rex, true",
    "Rex, Ana uploaded a photo of Rex, true",
    "our boat, Ana uploaded a photo of our boat, true",
    "an automobile, Ana uploaded a photo of an automobile, true",
    "/{name} .* (cat|dog)/, Ana uploaded a photo of a cat, true",
    "/{name} .* (cat|dog)/, Ben uploaded a photo of a cat, false"
  })
  void acceptsWhatItAsksFor(String rule, String text, boolean accepted) {
    assertThat(new CaptionRule(rule).accepts("Ana", 1, text)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "any, a caption that names A.",
    "a dog, \"A. uploaded a photo of a dog\"",
    "plain, \"A. uploaded a photo\"",
    "none, no answer"
  })
  void saysWhatItAsksFor(String rule, String words) {
    assertThat(new CaptionRule(rule).describe("A.")).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dog", "", "all", "/(/", "//"})
  void refusesWhatIsNoRule(String rule) {
    assertThatThrownBy(() -> new CaptionRule(rule)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A.*", "(", "Zoë", "\\E"})
  void takesNamesAsTheyAre(String name) {
    assertThat(CaptionRule.ANY.accepts(name, 1, name + " uploaded a photo")).isTrue();
    assertThat(CaptionRule.ANY.accepts(name, 1, "Ana uploaded a photo")).isFalse();
  }
}
