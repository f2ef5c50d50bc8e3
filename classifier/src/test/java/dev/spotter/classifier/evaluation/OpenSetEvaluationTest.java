package dev.spotter.classifier.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.evaluation.OpenSetEvaluation.ClassFigures;
import dev.spotter.classifier.evaluation.OpenSetEvaluation.Decision;
import dev.spotter.classifier.evaluation.OpenSetEvaluation.JudgedPhoto;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenSetEvaluationTest {

  private static final Set<String> LABELS = new LinkedHashSet<>(List.of("cat", "dog", "ship"));

  /** Cats: one named, one guessed but not named, one unreadable. A dog taken for a cat. */
  private static final List<JudgedPhoto> KNOWN =
      List.of(
          photo("cat", "cat", 0.9, "cat"),
          photo("cat", "cat", 0.5),
          new JudgedPhoto(Optional.of("cat"), Optional.empty(), ScoredPrediction.NEVER, List.of()),
          photo("dog", "cat", 0.8, "cat"));

  /** One named a ship, one not. */
  private static final List<JudgedPhoto> OTHER =
      List.of(photo(null, "ship", 0.8, "ship"), photo(null, "dog", 0.3));

  private static final OpenSetEvaluation EVALUATION = evaluate(KNOWN, OTHER);

  /** Of the 8 pairs: 0.9 wins 2, 0.5 wins 1, the unreadable none, 0.8 wins 1 and ties 1. */
  @Test
  void auroc_counts_the_pairs_in_which_the_known_photo_is_surer() {
    assertThat(EVALUATION.auroc()).isEqualTo(4.5 / 8);
  }

  @Test
  void accuracy_is_of_the_first_guess_named_or_not() {
    assertThat(EVALUATION.accuracy()).isEqualTo(2 / 4.0);
    assertThat(EVALUATION.macroAccuracy()).isCloseTo((2 / 3.0 + 0) / 2, within(1e-12));
  }

  @Test
  void the_decision_is_judged_with_known_and_other_equally_many() {
    assertThat(EVALUATION.decision())
        .isEqualTo(new Decision(0.25 / (0.5 + 0.5), 2 / 4.0, 1 / 4.0, 1 / 2.0));
  }

  @Test
  void coverage_is_the_share_of_known_photos_named() {
    assertThat(EVALUATION.coverageAt90Precision()).isEqualTo(1 / 4.0);
    assertThat(EVALUATION.riskCoverage().atPrecision().get(0).threshold()).isEqualTo(0.9);
  }

  @Test
  void photos_are_counted() {
    assertThat(EVALUATION.photos()).isEqualTo(6);
    assertThat(EVALUATION.known()).isEqualTo(4);
    assertThat(EVALUATION.other()).isEqualTo(2);
    assertThat(EVALUATION.unreadable()).isEqualTo(1);
    assertThat(EVALUATION.missing()).isEqualTo(3);
  }

  @Test
  void each_class_has_its_row() {
    assertThat(EVALUATION.perClass().keySet()).containsExactly("cat", "dog", "ship");
    assertThat(EVALUATION.perClass().get("cat")).isEqualTo(new ClassFigures(3, 2 / 3.0, 1, 1, 0));
    assertThat(EVALUATION.perClass().get("dog")).isEqualTo(new ClassFigures(1, 0.0, 1, 0, 0));
    assertThat(EVALUATION.perClass().get("ship")).isEqualTo(new ClassFigures(0, null, 0, 0, 1));
  }

  @Test
  void confidence_is_sorted_into_bins() {
    ScoreHistogram scores = EVALUATION.scores();

    assertThat(scores.from()).isZero();
    assertThat(scores.to()).isEqualTo(1);
    assertThat(scores.known()).hasSize(20);
    assertThat(scores.known().get(18)).isEqualTo(1);
    assertThat(scores.known().stream().mapToInt(n -> n).sum()).isEqualTo(3);
    assertThat(scores.other().get(16)).isEqualTo(1);
  }

  @Test
  void a_score_of_any_range_is_sorted_into_bins() {
    ScoreHistogram scores = ScoreHistogram.of(new double[] {-3, 7}, new double[] {0.2});

    assertThat(scores.from()).isEqualTo(-3);
    assertThat(scores.to()).isEqualTo(7);
    assertThat(scores.width()).isEqualTo(0.5);
    assertThat(scores.known().get(0)).isEqualTo(1);
    assertThat(scores.known().get(19)).isEqualTo(1);
    assertThat(scores.other().get(6)).isEqualTo(1);
  }

  @Test
  void one_of_two_names_is_enough_to_be_right() {
    OpenSetEvaluation evaluation =
        evaluate(List.of(photo("dog", "cat", 0.5, "cat", "dog")), List.of());

    assertThat(evaluation.decision()).isEqualTo(new Decision(1.0, 1, 1, null));
    assertThat(evaluation.accuracy()).isZero();
  }

  @Test
  void without_other_photos_there_is_no_auroc() {
    OpenSetEvaluation evaluation = evaluate(KNOWN, List.of());

    assertThat(evaluation.auroc()).isNull();
    assertThat(evaluation.decision().precision()).isEqualTo(0.5);
  }

  @Test
  void a_model_that_names_nothing_has_no_precision() {
    OpenSetEvaluation evaluation =
        evaluate(List.of(photo("cat", "cat", 0.4)), List.of(photo(null, "cat", 0.3)));

    assertThat(evaluation.decision()).isEqualTo(new Decision(null, 0, 0, 0.0));
  }

  private static OpenSetEvaluation evaluate(List<JudgedPhoto> known, List<JudgedPhoto> other) {
    List<JudgedPhoto> all = Stream.concat(known.stream(), other.stream()).toList();
    return OpenSetEvaluation.of(LABELS, all, 3);
  }

  private static JudgedPhoto photo(String truth, String guess, double confidence, String... names) {
    return new JudgedPhoto(
        Optional.ofNullable(truth), Optional.of(guess), confidence, List.of(names));
  }
}
