package dev.spotter.classifier.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.decision.FeatureBank;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureBankFitterTest {

  /** Within a label the first feature varies by 4, the second by 1; the means are 20 apart. */
  private static final List<float[]> FEATURES =
      List.of(
          new float[] {2, 1},
          new float[] {-2, -1},
          new float[] {2, -1},
          new float[] {-2, 1},
          new float[] {2, 21},
          new float[] {-2, 19},
          new float[] {2, 19},
          new float[] {-2, 21});

  private static final int[] TARGETS = {0, 0, 0, 0, 1, 1, 1, 1};

  @Test
  void scalesComeFromTheDeviationWithinALabelWithShrinkage() {
    FeatureBank bank = FeatureBankFitter.fit(List.of("a", "b"), FEATURES, TARGETS, 8, 0.9);

    assertThat(bank.mean()).containsExactly(0, 10);
    assertThat((double) bank.scales()[0]).isCloseTo(1 / Math.sqrt(0.7 * 4 + 0.3 * 2.5), close());
    assertThat((double) bank.scales()[1]).isCloseTo(1 / Math.sqrt(0.7 * 1 + 0.3 * 2.5), close());
    assertThat(Math.abs(bank.axes()[0][0])).isCloseTo(1, within(1e-6f));
    assertThat(Math.abs(bank.axes()[1][1])).isCloseTo(1, within(1e-6f));
  }

  @Test
  void theBankIsAnEvenChoice() {
    FeatureBank bank = FeatureBankFitter.fit(List.of("a", "b"), FEATURES, TARGETS, 4, 0.9);

    assertThat(bank.targets()).containsExactly(0, 0, 1, 1);
    assertThat(Math.abs(bank.rows()[0][0])).isCloseTo(2, within(1e-6f));
    assertThat(Math.abs(bank.rows()[2][1])).isCloseTo(11, within(1e-5f));
  }

  private static org.assertj.core.data.Offset<Double> close() {
    return within(1e-6);
  }
}
