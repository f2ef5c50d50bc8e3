package dev.spotter.classifier.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.decision.Taxonomy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordEvaluationTest {

  private static final List<String> LABELS = List.of("snake", "lizard", "dog", "clock");
  private static final Taxonomy TAXONOMY = Taxonomy.usual(LABELS);

  @ParameterizedTest
  @CsvSource({
    "snake,   reptile, snake,        EXACT_RIGHT",
    "snake,   reptile, lizard,       EXACT_WRONG",
    "snake,   reptile, reptile,      WIDER_RIGHT",
    "snake,   -,       animal,       WIDER_RIGHT",
    "snake,   reptile, device,       WIDER_WRONG",
    "snake,   reptile, dog/snake,    WIDER_RIGHT",
    "snake,   reptile, dog/lizard,   WIDER_WRONG",
    "snake,   reptile, -,            SILENT",
    "-,       reptile, reptile,      WIDER_RIGHT",
    "-,       reptile, animal,       WIDER_RIGHT",
    "-,       animal,  reptile,      WIDER_WRONG",
    "-,       reptile, snake,        EXACT_WRONG",
    "-,       -,       animal,       WIDER_WRONG",
    "-,       dog,     dog,          EXACT_RIGHT",
  })
  void aWordIsRightWhenItHoldsWhatThePhotoShows(
      String label, String wider, String said, Outcome outcome) {
    WordAnswer answer =
        new WordAnswer(
            new PhotoTruth(given(label), given(wider)),
            given(said).map(words -> List.of(words.split("/"))).orElse(List.of()),
            new double[0],
            0);

    assertThat(Outcome.of(answer, LABELS, TAXONOMY)).isEqualTo(outcome);
  }

  @Test
  void theFiguresCountEachPhotoOnce() {
    WordEvaluation words =
        WordEvaluation.of(
            List.of(
                answer("snake", "snake", 0.9, 0.05, 0.03, 0.02),
                answer("snake", "reptile", 0.4, 0.5, 0.05, 0.05),
                answer("dog", "snake", 0.5, 0.1, 0.3, 0.1),
                answer("clock", "-", 0.3, 0.3, 0.1, 0.3),
                new WordAnswer(truth("dog"), List.of(), new double[0], 0)),
            LABELS,
            TAXONOMY);

    assertThat(words.exactRight()).isOne();
    assertThat(words.exactWrong()).isOne();
    assertThat(words.widerRight()).isOne();
    assertThat(words.widerWrong()).isZero();
    assertThat(words.silent()).isEqualTo(2);
    assertThat(words.right()).isEqualTo(0.4);
    assertThat(words.precision()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(words.exact()).isEqualTo(0.2);
    assertThat(words.exactPrecision()).isEqualTo(0.5);
  }

  @Test
  void everyWidthHasItsCurveOverAllPhotos() {
    WordEvaluation words =
        WordEvaluation.of(
            List.of(
                answer("snake", "-", 0.9, 0.05, 0.03, 0.02),
                answer("snake", "-", 0.4, 0.5, 0.05, 0.05),
                answer("dog", "-", 0.5, 0.1, 0.3, 0.1),
                answer("clock", "-", 0.7, 0.1, 0.1, 0.1)),
            LABELS,
            TAXONOMY);

    assertThat(words.levels()).extracting(WordEvaluation.Level::height).containsExactly(0, 1, 2);
    // reptile 0.95 and 0.9 are right, reptile 0.8 and 0.6 are not
    assertThat(words.levels().get(1).riskCoverage().coverageAt(0.9)).isEqualTo(0.5);
    // animal 0.98, 0.95 and 0.9 two of them equally sure: three are right, the clock at 0.9 is not
    assertThat(words.levels().get(2).riskCoverage().coverageAt(0.9)).isEqualTo(0.5);
    assertThat(words.levels().get(0).riskCoverage().coverageAt(0.9)).isEqualTo(0.25);
  }

  @Test
  void withoutAWordThereIsNoPrecision() {
    WordEvaluation words =
        WordEvaluation.of(List.of(answer("dog", "-", 0.3, 0.3, 0.2, 0.2)), LABELS, TAXONOMY);

    assertThat(words.precision()).isNull();
    assertThat(words.exactPrecision()).isNull();
  }

  private static WordAnswer answer(String label, String said, double... probabilities) {
    return new WordAnswer(truth(label), given(said).stream().toList(), probabilities, 1);
  }

  private static PhotoTruth truth(String label) {
    return new PhotoTruth(Optional.of(label), Optional.empty());
  }

  private static Optional<String> given(String word) {
    return Optional.of(word).filter(it -> !it.equals("-"));
  }
}
