package dev.spotter.bot.platform.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTextTest {

  @ParameterizedTest
  @CsvSource({
    "Ana uploaded a photo of a dog, Ana uploaded a photo of a dog",
    "@ana:example.org, @|ana:|example.|org",
    "#room:example.org, #|room:|example.|org",
    "@room uploaded, @|room uploaded",
    "https://example.org/a, https://|example.|org/|a",
    "matrix.to, matrix.|to",
    "'Ana B. uploaded a photo.', 'Ana B. uploaded a photo.'",
    "3.5, 3.|5"
  })
  void nothingIsMadeOfIt(String text, String parts) {
    assertThat(MatrixText.inert(text)).isEqualTo(parts.replace('|', '\u2060'));
  }
}
