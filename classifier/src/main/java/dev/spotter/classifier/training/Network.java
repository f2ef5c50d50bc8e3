package dev.spotter.classifier.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.GradientCollector;
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

  /** Parts of a batch that run side by side; a constant, since batch norm sees one at a time. */
  private static final int SHARDS = 2;

  private final NDManager manager;
  private final SequentialBlock block;
  private final MixedPrecision store;
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
    store = new MixedPrecision(manager, recipe.precision());
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
    Parameter bias = whitening("bias");
    bias.freeze(true);
    bias.getArray().setRequiresGradient(false);
  }

  /**
   * Runs one forward and backward pass; the gradients stay in the parameters. The batch is cut into
   * shards that share nothing but the weights, so that the engine runs them side by side.
   *
   * @param pixels normalised, {@code n x 3 x size x size}
   * @param targets n label indices
   * @param smoothing label smoothing
   * @return mean loss and accuracy
   */
  Result learn(float[] pixels, int[] targets, double smoothing) {
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDList logits = new NDList();
      NDArray loss = scope.zeros(new Shape());
      for (int shard = 0; shard < SHARDS; shard++) {
        int from = targets.length * shard / SHARDS;
        int to = targets.length * (shard + 1) / SHARDS;
        NDArray output = forward(scope, pixels, from, to - from, true);
        NDArray truth = smoothed(scope, Arrays.copyOfRange(targets, from, to), smoothing);
        loss = loss.add(output.logSoftmax(1).mul(truth).sum());
        logits.add(output);
      }
      loss = loss.mul(-1f / targets.length);
      collector.backward(loss);
      float[] outputs = NDArrays.concat(logits).toFloatArray();
      return new Result(loss.getFloat(), Scores.accuracy(outputs, targets));
    }
  }

  /** Returns the logits of normalised images, row by row, without learning from them. */
  float[] logits(float[] pixels, int count) {
    try (NDManager scope = manager.newSubManager()) {
      return forward(scope, pixels, 0, count, false).toFloatArray();
    }
  }

  @Override
  public void close() {
    manager.close();
  }

  private NDArray forward(NDManager scope, float[] pixels, int from, int count, boolean training) {
    int image = Pixels.CHANNELS * size * size;
    FloatBuffer values = FloatBuffer.wrap(pixels, from * image, count * image);
    NDArray input = scope.create(values, new Shape(count, Pixels.CHANNELS, size, size));
    NDList features = features().forward(store, new NDList(store.narrow(input)), training);
    NDArray widened = store.widen(features.singletonOrThrow());
    return head().forward(store, new NDList(widened), training).singletonOrThrow();
  }

  private Block features() {
    return block.getChildren().valueAt(0);
  }

  private Block head() {
    return block.getChildren().valueAt(1);
  }

  private Parameter whitening(String name) {
    return features().getChildren().valueAt(0).getDirectParameters().get(name);
  }

  private NDArray smoothed(NDManager scope, int[] targets, double smoothing) {
    float[] truth = new float[targets.length * classes];
    Arrays.fill(truth, (float) (smoothing / classes));
    for (int i = 0; i < targets.length; i++) {
      truth[i * classes + targets[i]] += (float) (1 - smoothing);
    }
    return scope.create(FloatBuffer.wrap(truth), new Shape(targets.length, classes));
  }

  private void initialise(float[] filters, Random random) {
    Parameter first = whitening("weight");
    first.freeze(true);
    parameters
        .values()
        .forEach(
            parameter -> {
              NDArray array = parameter.getArray();
              if (parameter.equals(first)) {
                array.set(FloatBuffer.wrap(filters));
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
