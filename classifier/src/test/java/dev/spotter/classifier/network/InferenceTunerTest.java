package dev.spotter.classifier.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.engine.Precision;
import dev.spotter.classifier.engine.SymbolGraph;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceTunerTest {

  private static final int CLASSES = 3;
  private static final Shape INPUT = new Shape(5, 3, 32, 32);

  private NDManager manager;
  private NDManager memory;
  private NDArray images;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager(Device.cpu(), Engines.preferred().getEngineName());
    assumeTrue(SymbolGraph.runsOn(manager), "symbols are for MXNet");
    memory = manager.newSubManager();
    images = manager.randomNormal(INPUT);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 4", "3, 1", "3, 2"})
  void a_symbol_with_folded_norms_sees_what_the_block_sees(int convolutions, int branches) {
    Architecture architecture = architecture(convolutions, branches);
    Block network = network(architecture);
    NDList expected = run(AirbenchNetwork.embedding(network));

    InferenceNetwork chosen =
        new InferenceTuner(architecture, network, manager).choose(memory, Precision.FLOAT32);

    assertThat(chosen.precision()).isEqualTo(Precision.FLOAT32);
    NDList found = run(chosen.block());
    for (int output = 0; output < 2; output++) {
      assertThat(found.get(output).getShape()).isEqualTo(expected.get(output).getShape());
      float[] numbers = expected.get(output).toFloatArray();
      assertThat(found.get(output).toFloatArray()).containsExactly(numbers, within(1e-3f));
    }
  }

  @Test
  void narrow_numbers_are_taken_only_where_they_agree() {
    Architecture architecture = architecture(2, 2);
    Block network = network(architecture);
    float[] expected = run(AirbenchNetwork.embedding(network)).get(1).toFloatArray();

    InferenceNetwork chosen =
        new InferenceTuner(architecture, network, manager).choose(memory, Precision.BFLOAT16);

    float[] found = run(chosen.block()).get(1).toFloatArray();
    for (int i = 0; i < expected.length; i++) {
      assertThat(chosen.precision().alike(expected[i], found[i])).isTrue();
    }
  }

  @Test
  void the_blocks_own_parameters_are_freed_once_a_symbol_has_its_own() {
    Architecture architecture = architecture(2, 1);
    Block network = network(architecture);

    new InferenceTuner(architecture, network, manager).choose(memory, Precision.BFLOAT16);

    assertThat(memory.isOpen()).isFalse();
  }

  @Test
  void logits_that_are_no_numbers_leave_the_block() {
    Architecture architecture = architecture(2, 1);
    Block network = network(architecture);
    for (Parameter parameter : network.getParameters().values()) {
      parameter.getArray().muli(Float.NaN);
    }

    InferenceNetwork chosen =
        new InferenceTuner(architecture, network, manager).choose(memory, Precision.BFLOAT16);

    assertThat(chosen.block()).isNotInstanceOf(ai.djl.nn.SymbolBlock.class);
    assertThat(memory.isOpen()).isTrue();
  }

  private static Architecture architecture(int convolutions, int branches) {
    return new Architecture(AirbenchNetwork.FAMILY, List.of(8, 8, 5), convolutions).times(branches);
  }

  /** Running statistics and biases that are not where they begin, or folding would be idle. */
  private Block network(Architecture architecture) {
    Block network = AirbenchNetwork.build(architecture, CLASSES);
    network.initialize(memory, DataType.FLOAT32, INPUT);
    for (Parameter parameter : network.getParameters().values()) {
      NDArray array = parameter.getArray();
      switch (parameter.getType()) {
        case RUNNING_VAR -> array.muli(manager.randomUniform(0.3f, 3, array.getShape()));
        case RUNNING_MEAN, BETA, BIAS -> array.addi(manager.randomNormal(array.getShape()));
        default -> {}
      }
    }
    return network;
  }

  private NDList run(Block block) {
    return block.forward(new ParameterStore(manager, false), new NDList(images), false);
  }
}
