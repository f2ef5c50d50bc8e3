package dev.spotter.classifier.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import java.util.List;

/** Networks that look at the same images side by side; the output is the mean of their logits. */
final class MeanOfBranches {

  private MeanOfBranches() {}

  static Block of(List<Block> branches) {
    return branches.size() == 1 ? branches.get(0) : new ParallelBlock(MeanOfBranches::mean, branches);
  }

  private static NDList mean(List<NDList> outputs) {
    NDArray sum = outputs.get(0).singletonOrThrow();
    for (NDList output : outputs.subList(1, outputs.size())) {
      sum = sum.add(output.singletonOrThrow());
    }
    return new NDList(sum.div(outputs.size()));
  }
}
