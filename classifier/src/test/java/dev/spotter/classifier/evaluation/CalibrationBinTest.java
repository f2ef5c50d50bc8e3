package dev.spotter.classifier.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationBinTest {

  private static final List<CalibrationBin> BINS =
      CalibrationBin.of(
          new double[][] {{0.61, 0.39}, {0.35, 0.65}, {1, 0}, {1, 0}}, new int[] {0, 0, 0, 0});

  @Test
  void images_are_sorted_by_their_largest_probability() {
    assertThat(BINS).extracting(CalibrationBin::images).hasSize(15).startsWith(0, 0);
    assertThat(BINS.get(9).images()).isEqualTo(2);
    assertThat(BINS.get(14).images()).isEqualTo(2);
  }

  @Test
  void a_bin_has_its_mean_confidence_and_its_accuracy() {
    CalibrationBin bin = BINS.get(9);

    assertThat(bin.from()).isEqualTo(9 / 15.0);
    assertThat(bin.to()).isEqualTo(10 / 15.0);
    assertThat(bin.confidence()).isCloseTo(0.63, within(1e-12));
    assertThat(bin.accuracy()).isEqualTo(0.5);
  }

  @Test
  void an_empty_bin_has_neither() {
    assertThat(BINS.get(0)).isEqualTo(new CalibrationBin(0, 1 / 15.0, 0, null, null));
  }
}
