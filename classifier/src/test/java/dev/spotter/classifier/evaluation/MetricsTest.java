package dev.spotter.classifier.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {

  /** True classes 0, 1, 2, 2: right, second, third, right. */
  private static final double[][] PROBABILITIES = {
    {0.7, 0.2, 0.1}, {0.5, 0.4, 0.1}, {0.6, 0.3, 0.1}, {0.05, 0.05, 0.9}
  };

  private static final int[] TARGETS = {0, 1, 2, 2};

  @ParameterizedTest
  @CsvSource({"1,0.5", "2,0.75", "3,1"})
  void top_k_accuracy_counts_the_k_most_probable(int k, double expected) {
    assertThat(Metrics.topAccuracy(k, PROBABILITIES, TARGETS)).isEqualTo(expected);
  }

  @Test
  void log_loss_is_the_mean_negative_natural_logarithm() {
    double expected = -(Math.log(0.7) + Math.log(0.4) + Math.log(0.1) + Math.log(0.9)) / 4;

    assertThat(Metrics.logLoss(PROBABILITIES, TARGETS)).isCloseTo(expected, within(1e-12));
    assertThat(expected).isCloseTo(0.9202, within(1e-4));
  }

  @Test
  void an_impossible_image_costs_a_bounded_loss() {
    assertThat(Metrics.logLoss(new double[][] {{1, 0}}, new int[] {1}))
        .isCloseTo(34.539, within(1e-3));
  }

  @Test
  void guessing_among_ten_costs_the_logarithm_of_ten() {
    double[] even = {.1, .1, .1, .1, .1, .1, .1, .1, .1, .1};

    assertThat(Metrics.logLoss(even, 3)).isCloseTo(Math.log(10), within(1e-12));
  }

  /** Bins of 1/15: 0.7 in the 11th, 0.5 in the 8th, 0.6 in the 9th, 0.9 in the 14th. */
  @Test
  void calibration_error_weighs_each_bins_gap_by_its_images() {
    double expected = (0.3 + 0.5 + 0.6 + 0.1) / 4;

    assertThat(Metrics.expectedCalibrationError(PROBABILITIES, TARGETS))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void gaps_within_a_bin_even_out() {
    double[][] probabilities = {{0.61, 0.39}, {0.61, 0.39}, {0.65, 0.35}, {0.65, 0.35}};

    double error = Metrics.expectedCalibrationError(probabilities, new int[] {0, 1, 0, 0});

    assertThat(error).isCloseTo(Math.abs((0.61 + 0.61 + 0.65 + 0.65) - 3) / 4, within(1e-12));
  }

  @Test
  void a_bin_is_closed_above() {
    double[][] probabilities = {{0.6, 0.4}, {0.61, 0.39}};

    double error = Metrics.expectedCalibrationError(probabilities, new int[] {1, 0});

    assertThat(error).isCloseTo((0.6 + 0.39) / 2, within(1e-12));
  }

  @Test
  void full_confidence_falls_into_the_last_bin() {
    assertThat(Metrics.expectedCalibrationError(new double[][] {{1, 0}}, new int[] {0})).isZero();
  }

  @Test
  void confusion_has_a_row_a_true_class() {
    assertThat(Metrics.confusion(3, PROBABILITIES, TARGETS))
        .isDeepEqualTo(new int[][] {{1, 0, 0}, {1, 0, 0}, {1, 0, 1}});
  }

  @Test
  void of_equally_probable_classes_the_first_is_predicted() {
    double[][] even = {{0.5, 0.5}};

    assertThat(Metrics.topAccuracy(1, even, new int[] {0})).isEqualTo(1);
    assertThat(Metrics.topAccuracy(1, even, new int[] {1})).isZero();
    assertThat(Metrics.predicted(even[0])).isZero();
  }

  @Test
  void a_network_that_computes_nonsense_is_never_right() {
    double[][] nonsense = {{Double.NaN, Double.NaN, Double.NaN}};

    assertThat(Metrics.topAccuracy(2, nonsense, new int[] {1})).isZero();
    assertThat(Metrics.logLoss(nonsense, new int[] {1})).isNaN();
  }

  /** Pairs: 3 beats all three, 2 beats one and ties one, 1 ties one: (3 + 1.5 + 0.5) / 9. */
  @Test
  void auroc_is_the_share_of_pairs_in_order_ties_counting_half() {
    assertThat(Metrics.auroc(new double[] {1, 3, 2}, new double[] {2, 1, 2.5}))
        .isCloseTo(5 / 9.0, within(1e-12));
  }

  @Test
  void auroc_is_one_half_when_all_are_equal_and_one_when_all_are_apart() {
    assertThat(Metrics.auroc(new double[] {1, 1}, new double[] {1, 1, 1})).isEqualTo(0.5);
    assertThat(Metrics.auroc(new double[] {5, 4}, new double[] {-1, Double.NEGATIVE_INFINITY}))
        .isEqualTo(1);
    assertThat(Metrics.auroc(new double[] {0}, new double[] {1})).isZero();
  }

  @Test
  void auroc_of_nothing_is_not_a_number() {
    assertThat(Metrics.auroc(new double[0], new double[] {1})).isNaN();
  }
}
