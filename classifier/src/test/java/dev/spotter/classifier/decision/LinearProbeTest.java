package dev.spotter.classifier.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinearProbeTest {

  private static final LinearProbe HEAD =
      new LinearProbe(
          new float[][] {{1, 0}, {0, 1}},
          new float[] {0, 0.5f},
          new float[][] {{4, 0}, {0, 4}},
          new float[] {1, 2});

  @Test
  void the_softmax_is_that_of_the_linear_layer() {
    float[] logits = HEAD.apply(new float[] {2, 1});

    double[] p = Softmax.probabilities(logits, 1, Softmax.energy(logits, 1));
    assertThat(Math.log(p[0] / p[1])).isCloseTo(2 - 1.5, within(1e-6));
  }

  @Test
  void the_energy_falls_with_the_distance_from_the_nearest_class() {
    assertThat(Softmax.energy(HEAD.apply(new float[] {4, 0}), 1)).isCloseTo(0, within(1e-6));
    assertThat(Softmax.energy(HEAD.apply(new float[] {0, 8}), 1)).isCloseTo(-2, within(1e-6));
    assertThat(Softmax.energy(HEAD.apply(new float[] {40, 40}), 1)).isLessThan(-300);
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatThrownBy(() -> HEAD.apply(new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 features do not fit a head for 2");
    assertThatThrownBy(
            () ->
                new LinearProbe(new float[2][3], new float[2], new float[2][2], new float[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("differ in classes or features");
  }
}
