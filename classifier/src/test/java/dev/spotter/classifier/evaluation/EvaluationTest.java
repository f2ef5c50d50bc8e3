package dev.spotter.classifier.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotter.classifier.evaluation.Evaluation.ClassFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final List<String> LABELS = List.of("cat", "dog", "ship", "frog");

  /** Cats: one right, one taken for a dog. A dog taken for a cat. A ship, right. No frog. */
  private static final Evaluation EVALUATION =
      Evaluation.of(
          LABELS,
          new double[][] {
            {0.8, 0.1, 0.1, 0}, {0.3, 0.5, 0.2, 0}, {0.6, 0.4, 0, 0}, {0.1, 0.1, 0.8, 0}
          },
          new int[] {0, 0, 1, 2});

  @Test
  void each_class_has_its_own_figures() {
    ClassFigures cat = EVALUATION.perClass().get("cat");

    assertThat(cat.images()).isEqualTo(2);
    assertThat(cat.precision()).isEqualTo(0.5);
    assertThat(cat.recall()).isEqualTo(0.5);
    assertThat(cat.logLoss()).isCloseTo(-(Math.log(0.8) + Math.log(0.3)) / 2, within(1e-12));
    assertThat(EVALUATION.perClass().get("dog").precision()).isZero();
    assertThat(EVALUATION.perClass().get("ship").recall()).isEqualTo(1);
  }

  @Test
  void f1_is_the_harmonic_mean_of_precision_and_recall() {
    assertThat(new ClassFigures(0.5, 1.0, 0.1, 2).f1()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(EVALUATION.perClass().get("dog").f1()).isZero();
    assertThat(EVALUATION.perClass().get("frog").f1()).isNull();
  }

  /** Falling confidence: right, right, wrong, wrong; the first two share their confidence. */
  @Test
  void what_silence_would_buy_is_part_of_it() {
    assertThat(EVALUATION.riskCoverage().coverageAt(0.9)).isEqualTo(0.5);
    assertThat(EVALUATION.riskCoverage().area())
        .isCloseTo((0 + 0 + 1 / 3.0 + 0.5) / 4, within(1e-12));
    assertThat(EVALUATION.reliability()).hasSize(15);
  }

  @Test
  void what_cannot_be_divided_is_left_open() {
    assertThat(EVALUATION.perClass().get("frog")).isEqualTo(new ClassFigures(null, null, null, 0));
  }

  @Test
  void the_whole_has_its_figures() {
    assertThat(EVALUATION.images()).isEqualTo(4);
    assertThat(EVALUATION.accuracy()).isEqualTo(0.5);
    assertThat(EVALUATION.top2Accuracy()).isEqualTo(1);
    assertThat(EVALUATION.logLoss())
        .isCloseTo(
            -(Math.log(0.8) + Math.log(0.3) + Math.log(0.4) + Math.log(0.8)) / 4, within(1e-12));
    assertThat(EVALUATION.confusion())
        .containsExactly(
            List.of(1, 1, 0, 0), List.of(1, 0, 0, 0), List.of(0, 0, 1, 0), List.of(0, 0, 0, 0));
  }

  @Test
  void json_has_the_fields_of_the_command_contract() throws Exception {
    JsonNode json = new ObjectMapper().valueToTree(EVALUATION);

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "images",
            "accuracy",
            "top2Accuracy",
            "logLoss",
            "expectedCalibrationError",
            "perClass",
            "confusion",
            "reliability",
            "riskCoverage");
    assertThat(json.get("perClass").fieldNames()).toIterable().containsExactlyElementsOf(LABELS);
    assertThat(json.get("perClass").get("cat").fieldNames())
        .toIterable()
        .containsExactly("precision", "recall", "logLoss", "images");
  }

  @Test
  void nothing_to_evaluate_is_refused() {
    assertThatThrownBy(() -> Evaluation.of(LABELS, new double[0][], new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Evaluation.of(LABELS, new double[2][4], new int[3]))
        .hasMessageContaining("2 rows")
        .hasMessageContaining("3 targets");
  }
}
