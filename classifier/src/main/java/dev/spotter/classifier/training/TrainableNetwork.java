package dev.spotter.classifier.training;

import ai.djl.Device;
import ai.djl.MalformedModelException;
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
import dev.spotter.classifier.engine.NativeCopy;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ParameterFile;
import dev.spotter.classifier.network.AirbenchNetwork;
import dev.spotter.classifier.network.Architecture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A network with its gradients, and the one owner of its native memory. Not thread-safe. */
final class TrainableNetwork implements AutoCloseable {

  /** Parts of a batch that run side by side; a constant, since batch norm sees one at a time. */
  private static final int SHARDS = 2;

  /** Keeps the length of a row of zeros from being a divisor. */
  private static final float NORM_EPSILON = 1e-7f;

  private final NDManager manager;
  private final SequentialBlock block;
  private final ShardedForward forward;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Architecture architecture;
  private final int size;
  private final int classes;
  private final double logitNorm;
  private final NDArray logitOffsets;

  /** Builds and initialises the network, all weights from {@code seed}. */
  TrainableNetwork(Recipe recipe, int size, int classes, float[] whitening, long seed) {
    this.architecture = recipe.architecture();
    this.size = size;
    this.classes = classes;
    this.logitNorm = recipe.logitNorm();
    manager = NDManager.newBaseManager(Device.cpu(), Engine.getInstance().getEngineName());
    block = AirbenchNetwork.branch(architecture, classes);
    block.initialize(manager, DataType.FLOAT32, new Shape(1, Pixels.CHANNELS, size, size));
    forward = new ShardedForward(block, new MixedPrecision(manager, recipe.precision()));
    for (Pair<String, Parameter> pair : block.getParameters()) {
      parameters.put(pair.getKey(), pair.getValue());
    }
    logitOffsets = manager.zeros(new Shape(1, classes));
    initialise(whitening, new Random(seed));
  }

  /** Sets what the loss, and only the loss, adds to the logits: one number a class. */
  void offsetLogits(float[] offsets) {
    NativeCopy.into(logitOffsets, offsets);
  }

  /**
   * Takes the weights and statistics of a trained network over.
   *
   * @throws IOException when they are of another architecture
   */
  void take(ModelFiles start) throws IOException {
    try {
      copy(
          AirbenchNetwork.branch(start.card().architecture(), start.card().labels().size()),
          start.parameters());
    } catch (MalformedModelException | RuntimeException e) {
      throw new IOException(
          start.card().name() + " is no network of this architecture: " + e.getMessage(), e);
    }
  }

  /**
   * Takes weights and statistics over that this very network had.
   *
   * @param encoded by {@link ParameterFile}
   * @throws IOException when they are damaged
   */
  void take(byte[] encoded) throws IOException {
    try {
      copy(AirbenchNetwork.branch(architecture, classes), encoded);
    } catch (MalformedModelException | RuntimeException e) {
      throw new IOException("the kept weights are damaged: " + e.getMessage(), e);
    }
  }

  private void copy(SequentialBlock trained, byte[] encoded)
      throws IOException, MalformedModelException {
    try (NDManager scope = manager.newSubManager()) {
      ParameterFile.load(trained, scope, encoded);
      for (Pair<String, Parameter> pair : trained.getParameters()) {
        pair.getValue().getArray().copyTo(parameters.get(pair.getKey()).getArray());
      }
    }
  }

  SequentialBlock block() {
    return block;
  }

  /** Returns every parameter by its unique name, running statistics included. */
  Map<String, Parameter> parameters() {
    return parameters;
  }

  /** What one call of {@link #learn} leaves of itself in running statistics that were zero. */
  static double normShare() {
    return 1 - Math.pow(AirbenchNetwork.NORM_MOMENTUM, SHARDS);
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
   * @return mean loss, and accuracy on the images that show a class
   */
  Result learn(Batch batch) {
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      List<NDArray> inputs = new ArrayList<>();
      for (int shard = 0; shard < SHARDS; shard++) {
        int from = start(shard, batch.count());
        inputs.add(input(scope, batch.pixels(), from, start(shard + 1, batch.count()) - from));
      }
      NDList logits = forward.of(inputs, true);
      NDArray loss = scope.zeros(new Shape());
      for (int shard = 0; shard < SHARDS; shard++) {
        int from = start(shard, batch.count());
        NDArray truth = truth(scope, batch, from, start(shard + 1, batch.count()) - from);
        loss = loss.add(normed(logits.get(shard)).add(logitOffsets).logSoftmax(1).mul(truth).sum());
      }
      loss = loss.mul(-1f / batch.count());
      collector.backward(loss);
      float[] outputs = NDArrays.concat(logits).toFloatArray();
      return new Result(loss.getFloat(), BatchMetrics.accuracy(outputs, batch.targets()));
    }
  }

  /** Returns the Euclidean length of what {@link #learn} left in all parameters. */
  double gradientLength() {
    try (NDManager scope = manager.newSubManager()) {
      NDArray sum = scope.zeros(new Shape());
      for (Parameter parameter : parameters.values()) {
        if (parameter.requiresGradient()) {
          NDArray gradient = parameter.getArray().getGradient();
          gradient.attach(scope);
          sum = sum.add(gradient.square().sum());
        }
      }
      return Math.sqrt(sum.getFloat());
    }
  }

  private NDArray normed(NDArray logits) {
    if (logitNorm == 0) {
      return logits;
    }
    NDArray length = logits.square().sum(new int[] {1}, true).add(NORM_EPSILON).sqrt();
    return logits.div(length.mul((float) logitNorm));
  }

  /** Returns the logits of normalised images, row by row, without learning from them. */
  float[] logits(float[] pixels, int count) {
    try (NDManager scope = manager.newSubManager()) {
      return forward.of(List.of(input(scope, pixels, 0, count)), false).get(0).toFloatArray();
    }
  }

  @Override
  public void close() {
    manager.close();
  }

  private static int start(int shard, int count) {
    return count * shard / SHARDS;
  }

  private NDArray input(NDManager scope, float[] pixels, int from, int count) {
    int image = Pixels.CHANNELS * size * size;
    Shape shape = new Shape(count, Pixels.CHANNELS, size, size);
    return NativeCopy.of(scope, pixels, from * image, shape);
  }

  private Block features() {
    return block.getChildren().valueAt(0);
  }

  private Parameter whitening(String name) {
    return features().getChildren().valueAt(0).getDirectParameters().get(name);
  }

  private NDArray truth(NDManager scope, Batch batch, int from, int count) {
    return NativeCopy.of(scope, batch.truth(), from * classes, new Shape(count, classes));
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
                NativeCopy.into(array, filters);
              } else if (parameter.getType() == Parameter.Type.WEIGHT) {
                NativeCopy.into(array, Weights.initial(array.getShape(), random));
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
