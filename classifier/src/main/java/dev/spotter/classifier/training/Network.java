package dev.spotter.classifier.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.model.AirbenchNetwork;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A network in training and the one owner of its native memory. Not thread-safe. */
final class Network implements AutoCloseable {

  private final NDManager manager;
  private final SequentialBlock block;
  private final ParameterStore store;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final int size;
  private final int classes;

  /** Builds and initialises the network, all weights from {@code seed}. */
  Network(Recipe recipe, int size, int classes, float[] whitening, long seed) {
    this.size = size;
    this.classes = classes;
    manager = NDManager.newBaseManager(Device.cpu(), Engine.getInstance().getEngineName());
    block = AirbenchNetwork.build(recipe.architecture(), classes);
    block.initialize(manager, DataType.FLOAT32, new Shape(1, Pixels.CHANNELS, size, size));
    store = new ParameterStore(manager, false);
    for (Pair<String, Parameter> pair : block.getParameters()) {
      parameters.put(pair.getKey(), pair.getValue());
    }
    initialise(whitening, new Random(seed));
  }

  SequentialBlock block() {
    return block;
  }

  /** Returns every parameter by its unique name, running statistics included. */
  Map<String, Parameter> parameters() {
    return parameters;
  }

  NDManager manager() {
    return manager;
  }

  /** Stops the whitening layer's bias from being trained further. */
  void freezeWhiteningBias() {
    Parameter bias = block.getChildren().valueAt(0).getDirectParameters().get("bias");
    bias.freeze(true);
    bias.getArray().setRequiresGradient(false);
  }

  /**
   * Runs one forward and backward pass; the gradients stay in the parameters.
   *
   * @param pixels normalised, {@code n x 3 x size x size}
   * @param targets n label indices
   * @param smoothing label smoothing
   * @return mean loss and accuracy
   */
  Result learn(float[] pixels, int[] targets, double smoothing) {
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray logits = forward(scope, pixels, targets.length, true);
      NDArray truth = smoothed(scope, targets, smoothing);
      NDArray loss = logits.logSoftmax(1).mul(truth).sum().mul(-1f / targets.length);
      collector.backward(loss);
      return new Result(loss.getFloat(), Scores.accuracy(logits.toFloatArray(), targets));
    }
  }

  /** Returns the logits of normalised images, row by row, without learning from them. */
  float[] logits(float[] pixels, int count) {
    try (NDManager scope = manager.newSubManager()) {
      return forward(scope, pixels, count, false).toFloatArray();
    }
  }

  @Override
  public void close() {
    manager.close();
  }

  private NDArray forward(NDManager scope, float[] pixels, int count, boolean training) {
    NDArray input =
        scope.create(FloatBuffer.wrap(pixels), new Shape(count, Pixels.CHANNELS, size, size));
    return block.forward(store, new NDList(input), training).singletonOrThrow();
  }

  private NDArray smoothed(NDManager scope, int[] targets, double smoothing) {
    float[] truth = new float[targets.length * classes];
    Arrays.fill(truth, (float) (smoothing / classes));
    for (int i = 0; i < targets.length; i++) {
      truth[i * classes + targets[i]] += (float) (1 - smoothing);
    }
    return scope.create(FloatBuffer.wrap(truth), new Shape(targets.length, classes));
  }

  private void initialise(float[] whitening, Random random) {
    Parameter first = block.getChildren().valueAt(0).getDirectParameters().get("weight");
    first.freeze(true);
    parameters
        .values()
        .forEach(
            parameter -> {
              NDArray array = parameter.getArray();
              if (parameter.equals(first)) {
                array.set(FloatBuffer.wrap(whitening));
              } else if (parameter.getType() == Parameter.Type.WEIGHT) {
                array.set(FloatBuffer.wrap(Weights.initial(array.getShape(), random)));
              }
              array.setRequiresGradient(parameter.requiresGradient());
            });
  }

  /**
   * What one batch gave.
   *
   * @param loss mean over the batch
   * @param accuracy 0 to 1
   */
  record Result(double loss, double accuracy) {}
}
