package dev.spotter.classifier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionTest {

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, 0.2, 0.2099, true",
    "FLOAT32, 0.2, 0.211, false",
    "FLOAT32, -8, -8.079, true",
    "FLOAT32, -8, -8.081, false",
    "BFLOAT16, 0.2, 0.2499, true",
    "BFLOAT16, 0.2, 0.251, false",
    "BFLOAT16, 8, 7.601, true",
    "BFLOAT16, 8, 7.599, false",
    "BFLOAT16, 8, NaN, false",
    "FLOAT32, NaN, NaN, false"
  })
  void logits_are_alike_within_a_share_of_their_size_or_of_one(
      Precision precision, double expected, double found, boolean alike) {
    assertThat(precision.alike(expected, found)).isEqualTo(alike);
  }
}
