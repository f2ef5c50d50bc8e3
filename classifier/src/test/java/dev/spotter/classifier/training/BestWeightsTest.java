package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BestWeightsTest {

  @TempDir private Path folder;

  private final TrainableNetwork network = TestTrainings.network(1);

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void theWeightsOfTheLowestLossComeBackToTheLastBit() throws IOException {
    BestWeights best = new BestWeights(folder, 2);
    best.offer(0, 0.9, network);
    scale(2);
    best.offer(1, 0.5, network);
    float[] expected = first();
    scale(2);
    best.offer(2, 0.5, network);
    scale(2);
    best.offer(3, 0.7, network);

    best.restore(network);

    assertThat(best.epoch()).isEqualTo(1);
    assertThat(best.logLoss()).isEqualTo(0.5);
    assertThat(first()).containsExactly(expected);
  }

  @Test
  void patienceIsOverSoManyEpochsAfterTheBest() throws IOException {
    BestWeights best = new BestWeights(folder, 2);
    assertThat(best.isTooLongAgo(100)).isFalse();

    best.offer(4, 0.9, network);

    assertThat(best.isTooLongAgo(5)).isFalse();
    assertThat(best.isTooLongAgo(6)).isFalse();
    assertThat(best.isTooLongAgo(7)).isTrue();
  }

  @Test
  void aTrainingThatGoesOnKnowsWhatItHadFound() throws IOException {
    new BestWeights(folder, 2).offer(3, 0.5, network);
    float[] expected = first();
    scale(2);

    BestWeights later = new BestWeights(folder, 2);
    later.goOn(3, 0.5);
    later.offer(4, 0.6, network);
    later.restore(network);

    assertThat(later.epoch()).isEqualTo(3);
    assertThat(first()).containsExactly(expected);
  }

  @Test
  void withoutPatienceNothingIsKept() throws IOException {
    BestWeights best = new BestWeights(folder, 0);
    best.offer(0, 0.1, network);

    assertThat(best.isKept()).isFalse();
    assertThat(best.isTooLongAgo(100)).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  private void scale(float factor) {
    network.parameters().values().forEach(parameter -> parameter.getArray().muli(factor));
  }

  private float[] first() {
    return network.parameters().values().iterator().next().getArray().toFloatArray();
  }
}
