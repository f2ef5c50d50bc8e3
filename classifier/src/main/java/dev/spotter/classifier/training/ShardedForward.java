package dev.spotter.classifier.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import dev.spotter.classifier.network.Residual;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Forward pass of several shards of a batch side by side, in mixed precision. Not thread-safe.
 *
 * @param network two children: the features, computed narrow, and the head, computed in float32
 * @param store gives the weights in the precision of each
 */
record ShardedForward(SequentialBlock network, MixedPrecision store) {

  /**
   * Computes the logits of shards.
   *
   * @param inputs one array of normalised images a shard
   * @param training whether norms see the batch instead of their statistics
   * @return one array of logits a shard
   */
  NDList of(List<NDArray> inputs, boolean training) {
    List<NDArray> narrow = inputs.stream().map(store::narrow).toList();
    List<NDArray> features = lockstep(network.getChildren().valueAt(0), narrow, training);
    List<NDArray> widened = features.stream().map(store::widen).toList();
    return new NDList(lockstep(network.getChildren().valueAt(1), widened, training));
  }

  /**
   * Runs one layer for all shards before the next: MXNet orders operations that may draw random
   * numbers (its GELU is one) as they are called, and a shard would wait for the whole other one.
   */
  private List<NDArray> lockstep(Block block, List<NDArray> shards, boolean training) {
    if (block instanceof SequentialBlock) {
      List<NDArray> flowing = shards;
      for (Block child : block.getChildren().values()) {
        flowing = lockstep(child, flowing, training);
      }
      return flowing;
    }
    if (block instanceof Residual residual) {
      List<NDArray> bridged = lockstep(residual.inner(), shards, training);
      return IntStream.range(0, shards.size())
          .mapToObj(shard -> shards.get(shard).add(bridged.get(shard)))
          .toList();
    }
    return shards.stream()
        .map(shard -> block.forward(store, new NDList(shard), training).singletonOrThrow())
        .toList();
  }
}
