package dev.spotter.classifier.evaluation.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.decision.Promise;
import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.evaluation.PhotoTruth;
import dev.spotter.classifier.evaluation.WordAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HedgingFoldsTest {

  private static final List<String> LABELS = List.of("snake", "lizard", "clock", "lamp");
  private static final Taxonomy TAXONOMY = Taxonomy.usual(LABELS).among(LABELS);

  @Test
  void photosThatDidNotChooseKeepWhatIsPromised() {
    HedgingFolds folds = folds(400, 0.9);

    Promise promise = folds.promise(0.85).orElseThrow();
    HedgingFigures figures = folds.compare(0.85).get(0);

    assertThat(promise.precision()).isEqualTo(0.85);
    assertThat(promise.minWider()).hasSize(2);
    assertThat(figures.method()).isEqualTo("a threshold a level");
    assertThat(figures.said().mean()).isGreaterThanOrEqualTo(0.85);
    assertThat(figures.right().mean()).isGreaterThan(0.5);
    assertThat(figures.right().deviation()).isBetween(0.0, 0.05);
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    assertThat(folds(100, 0.9).compare(0.8)).isEqualTo(folds(100, 0.9).compare(0.8));
  }

  @Test
  void whatNobodyCanKeepIsNotPromised() {
    assertThat(folds(100, 0.25).promise(0.95)).isEmpty();
  }

  @Test
  void allMethodsAreCompared() {
    assertThat(folds(60, 0.9).compare(0.8))
        .extracting(HedgingFigures::method)
        .containsExactly(
            "a threshold a level",
            "one threshold",
            "Lagrange and a threshold",
            "Lagrange, silence is the root",
            "conformal set");
  }

  /** Photos of which the model is sure by some number, and right in a share of the cases. */
  private static HedgingFolds folds(int photos, double rightShare) {
    Random random = new Random(1);
    List<WordAnswer> answers = new ArrayList<>();
    for (int i = 0; i < photos; i++) {
      double[] probabilities = new double[LABELS.size()];
      int guess = random.nextInt(LABELS.size());
      double sure = 0.3 + 0.6 * random.nextDouble();
      for (int label = 0; label < probabilities.length; label++) {
        probabilities[label] = label == guess ? sure : (1 - sure) / (probabilities.length - 1);
      }
      int truth =
          random.nextDouble() < rightShare
              ? guess
              : (guess + 1 + random.nextInt(3)) % LABELS.size();
      answers.add(
          new WordAnswer(
              new PhotoTruth(Optional.of(LABELS.get(truth)), Optional.empty()),
              List.of(),
              probabilities,
              1));
    }
    return new HedgingFolds(answers, LABELS, TAXONOMY, 5, 4, 1);
  }
}
