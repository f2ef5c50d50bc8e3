package dev.spotter.classifier.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import dev.spotter.classifier.engine.Engines;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddingBlockTest {

  private static final int CLASSES = 3;
  private static final int IMAGES = 2;
  private static final int WIDTH = 5;
  private static final Shape INPUT = new Shape(IMAGES, 3, 32, 32);

  private NDManager manager;
  private NDArray images;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager(Device.cpu(), Engines.preferred().getEngineName());
    images = manager.randomNormal(INPUT);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void the_logits_are_the_networks_own_to_the_last_bit() {
    for (int branches = 1; branches <= 3; branches++) {
      Block network = network(branches);

      assertThat(run(AirbenchNetwork.embedding(network)).get(1).toFloatArray())
          .containsExactly(run(network).singletonOrThrow().toFloatArray());
    }
  }

  @Test
  void the_features_are_what_the_linear_layer_sees() {
    Block network = network(1);
    NDArray weights = network.getChildren().valueAt(1).getParameters().valueAt(0).getArray();

    NDList outputs = run(AirbenchNetwork.embedding(network));

    assertThat(outputs.get(0).getShape()).isEqualTo(new Shape(IMAGES, WIDTH));
    float[] expected = outputs.get(0).dot(weights.transpose()).div(9).toFloatArray();
    float[] logits = outputs.get(1).toFloatArray();
    for (int i = 0; i < logits.length; i++) {
      assertThat(logits[i]).isCloseTo(expected[i], within(1e-6f));
    }
  }

  @Test
  void branches_lie_one_behind_the_other() {
    Block network = network(2);
    NDArray joined = run(AirbenchNetwork.embedding(network)).get(0);

    List<Block> branches = network.getChildren().values();
    for (int branch = 0; branch < 2; branch++) {
      NDArray alone = run(AirbenchNetwork.embedding(branches.get(branch))).get(0);
      assertThat(joined.get(":, " + branch * WIDTH + ":" + (branch + 1) * WIDTH).toFloatArray())
          .containsExactly(alone.toFloatArray());
    }
  }

  private Block network(int branches) {
    Architecture architecture =
        new Architecture(AirbenchNetwork.FAMILY, List.of(4, 4, WIDTH), 2).times(branches);
    Block network = AirbenchNetwork.build(architecture, CLASSES);
    network.initialize(manager, DataType.FLOAT32, INPUT);
    return network;
  }

  private NDList run(Block block) {
    return block.forward(new ParameterStore(manager, false), new NDList(images), false);
  }
}
