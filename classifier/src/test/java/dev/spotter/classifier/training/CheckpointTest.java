package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  private static final Recipe RECIPE =
      TestTrainings.plan(3, TestTrainings.TO_THE_END, false).recipe();
  private static final Checkpoint.Header HEADER =
      new Checkpoint.Header(RECIPE, 7, "data", 2, 61.5, 1, 0.25);

  @TempDir private Path folder;

  /** A training in the middle of its work, each number different from all others. */
  private static final class State implements AutoCloseable {
    private final TrainableNetwork network = TestTrainings.network(1);
    private final NesterovSgd optimizer = new NesterovSgd(RECIPE, network.parameters());
    private final Lookahead lookahead = new Lookahead(network.parameters());

    private State filledFrom(int start) {
      int next = start;
      for (NDArray array : arrays()) {
        float[] values = new float[(int) array.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = next++ / 16f;
        }
        array.set(FloatBuffer.wrap(values));
      }
      return this;
    }

    private List<NDArray> arrays() {
      List<NDArray> arrays = new ArrayList<>();
      network
          .parameters()
          .forEach(
              (name, parameter) -> {
                arrays.add(parameter.getArray());
                arrays.add(optimizer.velocities().get(name));
                arrays.add(lookahead.slowWeights().get(name));
              });
      return arrays;
    }

    private List<float[]> numbers() {
      return arrays().stream().map(NDArray::toFloatArray).toList();
    }

    @Override
    public void close() {
      network.close();
    }
  }

  @Test
  void whatIsReadIsWhatWasWrittenToTheLastBit() throws IOException {
    Checkpoint checkpoint = new Checkpoint(folder);
    assertThat(checkpoint.exists()).isFalse();
    try (State before = new State().filledFrom(1);
        State after = new State().filledFrom(500)) {
      checkpoint.write(HEADER, before.network, before.optimizer, before.lookahead);
      assertThat(read(checkpoint, HEADER, after)).isEqualTo(HEADER);

      List<float[]> expected = before.numbers();
      List<float[]> numbers = after.numbers();
      assertThat(numbers).hasSameSizeAs(expected);
      for (int i = 0; i < numbers.size(); i++) {
        assertThat(numbers.get(i)).containsExactly(expected.get(i));
      }
    }
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefusedAndChangesNothing() throws IOException {
    Checkpoint checkpoint = new Checkpoint(folder);
    try (State before = new State().filledFrom(1);
        State after = new State().filledFrom(500)) {
      checkpoint.write(HEADER, before.network, before.optimizer, before.lookahead);
      List<float[]> untouched = after.numbers();

      for (Checkpoint.Header other :
          List.of(
              new Checkpoint.Header(RECIPE, 8, "data", 0, 0, -1, 0),
              new Checkpoint.Header(RECIPE, 7, "other data", 0, 0, -1, 0))) {
        assertThatThrownBy(() -> read(checkpoint, other, after))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("belongs to another training")
            .hasMessageContaining("leave out --resume");
      }
      for (int i = 0; i < untouched.size(); i++) {
        assertThat(after.numbers().get(i)).containsExactly(untouched.get(i));
      }
    }
  }

  @Test
  void aCheckpointThatWasCutOffIsCalledDamaged() throws IOException {
    Checkpoint checkpoint = new Checkpoint(folder);
    try (State state = new State()) {
      checkpoint.write(HEADER, state.network, state.optimizer, state.lookahead);
      Path file = folder.resolve("checkpoint.bin");
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, whole.length - 1));

      assertThatThrownBy(() -> read(checkpoint, HEADER, state))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is damaged");
    }
  }

  private static Checkpoint.Header read(
      Checkpoint checkpoint, Checkpoint.Header expected, State into) throws IOException {
    return checkpoint.read(expected, into.network, into.optimizer, into.lookahead);
  }
}
