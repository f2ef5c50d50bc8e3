package dev.spotter.classifier.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.evaluation.Predictions.Mistake;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsTest {

  private static final Predictions PREDICTIONS =
      new Predictions(
          List.of("cat", "dog"),
          new double[][] {{0.9, 0.1}, {0.7, 0.3}, {0.2, 0.8}, {0.4, 0.6}},
          new int[] {0, 1, 0, 0});

  @Test
  void the_most_confident_mistake_comes_first() {
    assertThat(PREDICTIONS.mistakes(9))
        .containsExactly(
            new Mistake(2, "cat", "dog", 0.8),
            new Mistake(1, "dog", "cat", 0.7),
            new Mistake(3, "cat", "dog", 0.6));
  }

  @Test
  void no_more_mistakes_than_asked_for_are_returned() {
    assertThat(PREDICTIONS.mistakes(1)).extracting(Mistake::image).containsExactly(2);
  }

  @Test
  void each_image_has_its_answer() {
    assertThat(PREDICTIONS.answers())
        .containsExactly(
            new ScoredPrediction(0.9, true, true),
            new ScoredPrediction(0.7, true, false),
            new ScoredPrediction(0.8, true, false),
            new ScoredPrediction(0.6, true, false));
  }
}
