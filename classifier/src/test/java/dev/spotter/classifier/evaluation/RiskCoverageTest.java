package dev.spotter.classifier.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.evaluation.RiskCoverage.OperatingPoint;
import dev.spotter.classifier.evaluation.RiskCoverage.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RiskCoverageTest {

  @Test
  void each_threshold_has_its_coverage_and_precision() {
    RiskCoverage curve =
        RiskCoverage.of(List.of(known(0.4, true), known(0.9, true), known(0.6, false)));

    assertThat(curve.curve())
        .containsExactly(
            new Point(0.9, 1 / 3.0, 1), new Point(0.6, 2 / 3.0, 0.5), new Point(0.4, 1, 2 / 3.0));
    assertThat(curve.curve().get(1).risk()).isEqualTo(0.5);
    assertThat(curve.area()).isCloseTo((0 + 0.5 + 1 / 3.0) / 3, within(1e-12));
  }

  @Test
  void the_equally_confident_are_named_together() {
    RiskCoverage curve =
        RiskCoverage.of(List.of(known(0.9, false), known(0.9, true), known(0.5, true)));

    assertThat(curve.curve())
        .containsExactly(new Point(0.9, 2 / 3.0, 0.5), new Point(0.5, 1, 2 / 3.0));
    assertThat(curve.area()).isCloseTo(2 / 3.0 * 0.5 + 1 / 3.0 / 3, within(1e-12));
  }

  /** At 0.8: 1 of 2 known named, rightly, and 1 of 4 others: 0.5 / (0.5 + 0.25). */
  @Test
  void known_and_other_are_weighted_to_be_equally_many() {
    RiskCoverage curve =
        RiskCoverage.of(
            List.of(
                known(0.8, true),
                other(0.8),
                known(0.3, true),
                other(0.2),
                other(0.2),
                other(0.1)));

    assertThat(curve.curve())
        .containsExactly(
            new Point(0.8, 0.5, 2 / 3.0),
            new Point(0.3, 1, 0.8),
            new Point(0.2, 1, 2 * 4 / (2 * 4 + 3 * 2.0)),
            new Point(0.1, 1, 0.5));
    assertThat(curve.area()).isCloseTo(0.5 / 3 + 0.5 * 0.2, within(1e-12));
  }

  /** Nine right, one wrong, one right, ten wrong: 90 % after ten, 10 of 11 after eleven. */
  @Test
  void coverage_at_a_precision_is_that_of_the_loosest_threshold() {
    List<ScoredPrediction> answers =
        IntStream.range(0, 21).mapToObj(i -> known(1 - i / 100.0, i < 9 || i == 10)).toList();

    RiskCoverage curve = RiskCoverage.of(answers);

    assertThat(curve.atPrecision())
        .containsExactly(
            new OperatingPoint(0.9, 11 / 21.0, 0.9, 10 / 11.0),
            new OperatingPoint(0.95, 9 / 21.0, 0.92, 1.0),
            new OperatingPoint(0.99, 9 / 21.0, 0.92, 1.0));
    assertThat(curve.coverageAt(0.9)).isEqualTo(11 / 21.0);
  }

  @Test
  void a_precision_met_exactly_counts() {
    List<ScoredPrediction> answers =
        IntStream.range(0, 10).mapToObj(i -> known(1 - i, i < 9)).toList();

    assertThat(RiskCoverage.of(answers).coverageAt(0.9)).isEqualTo(1);
  }

  @Test
  void a_precision_never_met_leaves_all_unnamed() {
    RiskCoverage curve = RiskCoverage.of(List.of(known(0.9, false), known(0.8, true)));

    assertThat(curve.atPrecision().get(0)).isEqualTo(new OperatingPoint(0.9, 0, null, null));
  }

  @Test
  void who_can_never_be_named_counts_but_has_no_threshold() {
    RiskCoverage curve =
        RiskCoverage.of(
            List.of(
                known(0.9, true),
                known(ScoredPrediction.NEVER, false),
                other(ScoredPrediction.NEVER)));

    assertThat(curve.curve()).containsExactly(new Point(0.9, 0.5, 1));
  }

  @Test
  void a_long_curve_keeps_few_points_but_its_ends_and_its_exact_figures() {
    List<ScoredPrediction> answers =
        IntStream.range(0, 10_001).mapToObj(i -> known(-i, i != 5_000)).toList();

    RiskCoverage curve = RiskCoverage.of(answers);

    assertThat(curve.curve()).hasSizeBetween(150, 202);
    assertThat(curve.curve().get(0).threshold()).isZero();
    assertThat(curve.curve().get(curve.curve().size() - 1))
        .isEqualTo(new Point(-10_000, 1, 10_000 / 10_001.0));
    double area = IntStream.rangeClosed(5_001, 10_001).mapToDouble(n -> 1.0 / n).sum() / 10_001;
    assertThat(curve.area()).isCloseTo(area, within(1e-12));
  }

  @Test
  void nothing_known_is_refused() {
    assertThatThrownBy(() -> RiskCoverage.of(List.of(other(0.4))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none of the images shows what the model knows");
  }

  private static ScoredPrediction known(double confidence, boolean right) {
    return new ScoredPrediction(confidence, true, right);
  }

  private static ScoredPrediction other(double confidence) {
    return new ScoredPrediction(confidence, false, false);
  }
}
