package dev.spotter.classifier.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * A residual connection (arXiv 1512.03385): the output is the input plus what the inner layers make
 * of it. A class of its own, so that whoever walks through a network finds the layers inside.
 */
public final class Residual extends AbstractBlock {

  private final SequentialBlock inner;

  /**
   * Creates the connection.
   *
   * @param inner layers whose output has the shape of their input
   */
  public Residual(SequentialBlock inner) {
    this.inner = addChildBlock("inner", inner);
  }

  /** Returns the layers that are bridged. */
  public SequentialBlock inner() {
    return inner;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters,
      NDList inputs,
      boolean training,
      PairList<String, Object> options) {
    NDArray bridged = inner.forward(parameters, inputs, training, options).singletonOrThrow();
    return new NDList(inputs.singletonOrThrow().add(bridged));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inner.getOutputShapes(inputShapes);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    inner.initialize(manager, type, inputShapes);
  }
}
