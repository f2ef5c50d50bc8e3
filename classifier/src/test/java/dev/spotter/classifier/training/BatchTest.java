package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.nn.Parameter;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The loss is the cross-entropy with the truth of the batch: -mean(sum(truth * ln softmax)). */
class BatchTest {

  @Test
  void smoothingIsTakenFromTheLabelAndSpreadOverAll() {
    Batch batch = Batch.of(new float[0], new int[] {0, 3}, 4, 0.2, 0);

    assertThat(batch.truth())
        .containsExactly(
            new float[] {0.85f, 0.05f, 0.05f, 0.05f, 0.05f, 0.05f, 0.05f, 0.85f}, within(1e-7f));
  }

  @Test
  void anImageOfNoClassIsAnyOfThemAndCountsForLess() {
    Batch batch = Batch.of(new float[0], new int[] {Batch.UNKNOWN, 1}, 2, 0, 0.5);

    assertThat(batch.truth()).containsExactly(0.25f, 0.25f, 0, 1);
  }

  @Test
  void aNetworkThatKnowsNothingLosesTheLogarithmOfTheNumberOfClasses() {
    try (TrainableNetwork network = withoutHead()) {
      Batch known = Batch.of(noise(), new int[] {0, 1, 0, 1}, 2, 0.2, 0.5);
      Batch half = Batch.of(noise(), new int[] {0, 1, 0, Batch.UNKNOWN}, 2, 0.2, 0.5);

      assertThat(network.learn(known).loss()).isCloseTo(Math.log(2), within(1e-5));
      assertThat(network.learn(half).loss()).isCloseTo(3.5 / 4 * Math.log(2), within(1e-5));
    }
  }

  @Test
  void accuracyLooksAtImagesOfAClassOnly() {
    float[] logits = {2, 1, 2, 1, 0, 5, 0, 5};

    assertThat(Scores.accuracy(logits, new int[] {0, 1, Batch.UNKNOWN, 1}))
        .isCloseTo(2 / 3.0, within(1e-12));
    assertThat(Scores.accuracy(logits, new int[] {-1, -1, -1, -1})).isNaN();
  }

  @Test
  void theLogLossIsThatOfTheTargets() {
    float[] logits = {0, (float) Math.log(3), 100, 0};

    assertThat(Scores.logLoss(logits, new int[] {1, 0}))
        .isCloseTo(-Math.log(0.75) / 2, within(1e-7));
    assertThat(Scores.logLoss(new float[0], new int[0])).isNaN();
  }

  private static float[] noise() {
    Random random = new Random(1);
    float[] pixels = new float[4 * 3 * 32 * 32];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    return pixels;
  }

  /** A network all of whose logits are 0. */
  private static TrainableNetwork withoutHead() {
    TrainableNetwork network = TestTrainings.network(1);
    network.block().getChildren().valueAt(1).getParameters().values().stream()
        .map(Parameter::getArray)
        .forEach(weights -> weights.muli(0));
    return network;
  }
}
