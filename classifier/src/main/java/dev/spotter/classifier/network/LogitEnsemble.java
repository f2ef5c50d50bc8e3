package dev.spotter.classifier.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;

/** An ensemble of networks that see the same images side by side: the mean of their logits. */
final class LogitEnsemble extends AbstractBlock {

  /** Creates an ensemble of networks, which may have been loaded already. */
  LogitEnsemble(List<Block> branches) {
    for (int i = 0; i < branches.size(); i++) {
      addChildBlock("branch" + i, branches.get(i));
    }
    if (branches.get(0).isInitialized()) {
      inputShapes = branches.get(0).getInputShapes(); // which is written beside the parameters
    }
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters,
      NDList inputs,
      boolean training,
      PairList<String, Object> options) {
    List<NDArray> logits =
        children.values().stream()
            .map(it -> it.forward(parameters, inputs, training, options).singletonOrThrow())
            .toList();
    return new NDList(mean(logits));
  }

  /** Returns the mean of the networks' logits. */
  static NDArray mean(List<NDArray> logits) {
    NDArray sum = logits.stream().reduce(NDArray::add).orElseThrow();
    return logits.size() == 1 ? sum : sum.div(logits.size());
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return children.valueAt(0).getOutputShapes(inputShapes);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    children.values().forEach(branch -> branch.initialize(manager, type, inputShapes));
  }
}
