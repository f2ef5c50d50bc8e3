package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientGuardTest {

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e6, 11})
  void stopsWhatWouldRuinTheWeights(double length) {
    GradientGuard guard = new GradientGuard();
    assertThat(guard.passes(1)).isTrue();
    assertThat(guard.passes(length)).isFalse();
    assertThat(guard.passes(1.2)).isTrue();
  }

  @Test
  void followsSlowGrowth() {
    GradientGuard guard = new GradientGuard();
    for (double length = 1; length < 1e4; length *= 1.5) {
      assertThat(guard.passes(length)).isTrue();
    }
  }

  @Test
  void theFirstGradientMustBeANumber() {
    assertThat(new GradientGuard().passes(Double.NaN)).isFalse();
  }
}
