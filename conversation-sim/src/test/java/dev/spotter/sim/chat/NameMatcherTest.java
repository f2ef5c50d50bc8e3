package dev.spotter.sim.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatcherTest {

  @ParameterizedTest
  @CsvSource({
    "Ana uploaded a photo, Ana, true",
    "Foto von Ana, Ana, true",
    "Anatol uploaded a photo, Ana, false",
    "Juliana uploaded a photo, ana, false",
    "Anatol and Ana, Ana, true",
    "Ana 11 uploaded a photo, Ana 1, false",
    "Ana 1 uploaded 11 photos, Ana 1, true",
    "安娜上传了一张照片, 安娜, true",
    "رفعت آنا صورة, آنا, true",
    "Nobody, Ana, false"
  })
  void findsWholeNames(String text, String name, boolean found) {
    assertThat(NameMatcher.occurs(text, name)).isEqualTo(found);
  }

  @Test
  void prefersTheLongestName() {
    assertThat(NameMatcher.longestIn("Ana Maria uploaded a photo", List.of("Ana", "Ana Maria")))
        .contains("Ana Maria");
    assertThat(NameMatcher.longestIn("Ben uploaded a photo", List.of("Ana", "Ana Maria")))
        .isEmpty();
  }
}
