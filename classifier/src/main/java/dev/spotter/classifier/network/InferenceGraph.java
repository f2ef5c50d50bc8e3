package dev.spotter.classifier.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import dev.spotter.classifier.engine.Precision;
import dev.spotter.classifier.engine.SymbolGraph;
import dev.spotter.classifier.engine.SymbolGraph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Exporter of a trained {@link AirbenchNetwork} to one MXNet symbol for inference: batch norms are
 * folded into the convolutions before them, and the branches' linear layers, their scale and their
 * mean are one matrix product. A max pool between a convolution and its norm does not mind, for the
 * norm's factor is above 0. The whitening convolution, which enlarges small differences, and the
 * linear layer compute in float32 always; in bfloat16 compute those between them, which are nearly
 * all of the work.
 */
final class InferenceGraph {

  private static final Map<String, String> GELU = Map.of("act_type", "gelu");

  private final Architecture architecture;
  private final Precision precision;
  private final SymbolGraph graph;

  private InferenceGraph(Architecture architecture, Precision precision, NDManager manager) {
    this.architecture = architecture;
    this.precision = precision;
    this.graph = new SymbolGraph(manager);
  }

  /**
   * Exports a network.
   *
   * @param architecture the network's
   * @param branches its branches, with their parameters, which are only read
   * @param precision in which the graph computes
   * @param manager MXNet's; owns the graph's native memory
   * @return input to two outputs, as {@link AirbenchNetwork#embedding}
   */
  static Block of(
      Architecture architecture, List<Block> branches, Precision precision, NDManager manager) {
    return new InferenceGraph(architecture, precision, manager).export(branches);
  }

  private Block export(List<Block> branches) {
    Node image = graph.input();
    List<Node> features = new ArrayList<>();
    List<NDArray> heads = new ArrayList<>();
    for (Block branch : branches) {
      features.add(features(image, branch.getChildren().valueAt(0)));
      heads.add(branch.getChildren().valueAt(1).getParameters().valueAt(0).getArray());
    }
    Node joined =
        graph.operator(
            "Concat",
            Map.of("dim", "1", "num_args", Integer.toString(features.size())),
            features.toArray(Node[]::new));
    return graph.build(joined, logits(joined, heads));
  }

  private Node logits(Node features, List<NDArray> heads) {
    int classes = (int) heads.get(0).getShape().get(0);
    int each = (int) heads.get(0).getShape().get(1);
    int all = heads.size() * each;
    float[] weights = new float[classes * all];
    for (int branch = 0; branch < heads.size(); branch++) {
      float[] head = heads.get(branch).toFloatArray();
      for (int i = 0; i < head.length; i++) {
        weights[i / each * all + branch * each + i % each] =
            head[i] * AirbenchNetwork.LOGIT_SCALE / heads.size();
      }
    }
    return graph.operator(
        "FullyConnected",
        Map.of("num_hidden", Integer.toString(classes), "no_bias", "True", "flatten", "False"),
        features,
        graph.parameter(weights, new Shape(classes, all), Precision.FLOAT32));
  }

  private Node features(Node image, Block layers) {
    List<Block> children = layers.getChildren().values();
    Conv2d whitening = (Conv2d) children.get(0);
    Node white =
        convolution(
            image,
            numbers(whitening, 0),
            numbers(whitening, 1),
            shape(whitening),
            Precision.FLOAT32);
    Node node = gelu(narrowed(white));
    for (int stage = 0; stage < architecture.widths().size(); stage++) {
      node = stage(node, children.get(2 + stage));
    }
    return widened(graph.operator("Flatten", Map.of(), maxPool(node, 3)));
  }

  private Node narrowed(Node node) {
    return precision == Precision.FLOAT32 ? node : graph.cast(node, precision);
  }

  private Node widened(Node node) {
    return precision == Precision.FLOAT32 ? node : graph.cast(node, Precision.FLOAT32);
  }

  private Node stage(Node input, Block stage) {
    List<Block> layers = new ArrayList<>();
    flatten(stage, layers);
    Node first = gelu(maxPool(folded(input, layers, 0), 2));
    if (architecture.convolutions() == 2) {
      return gelu(folded(first, layers, 1));
    }
    Node second = folded(gelu(folded(first, layers, 1)), layers, 2);
    return gelu(graph.operator("elemwise_add", Map.of(), first, second));
  }

  /** Lists convolutions and norms in the order in which they compute. */
  private static void flatten(Block block, List<Block> layers) {
    if (block instanceof Conv2d || block instanceof BatchNorm) {
      layers.add(block);
    } else {
      block.getChildren().values().forEach(child -> flatten(child, layers));
    }
  }

  /** The n-th convolution of a stage with the norm behind it. */
  private Node folded(Node input, List<Block> layers, int number) {
    Conv2d convolution = (Conv2d) layers.get(2 * number);
    BatchNorm norm = (BatchNorm) layers.get(2 * number + 1);
    float[] weights = numbers(convolution, 0);
    float[] shift = parameter(norm, "beta");
    float[] mean = parameter(norm, "runningMean");
    float[] variance = parameter(norm, "runningVar");
    float[] bias = new float[mean.length];
    int each = weights.length / bias.length;
    for (int filter = 0; filter < bias.length; filter++) {
      double factor = 1 / Math.sqrt(variance[filter] + AirbenchNetwork.NORM_EPSILON);
      for (int i = filter * each; i < (filter + 1) * each; i++) {
        weights[i] *= (float) factor;
      }
      bias[filter] = (float) (shift[filter] - mean[filter] * factor);
    }
    return convolution(input, weights, bias, shape(convolution), precision);
  }

  private Node convolution(Node input, float[] weights, float[] bias, Shape shape, Precision in) {
    long side = shape.get(2);
    return graph.operator(
        "Convolution",
        Map.of(
            "kernel", "(%d, %d)".formatted(side, side),
            "pad", side == 3 ? "(1, 1)" : "(0, 0)",
            "num_filter", Long.toString(shape.get(0))),
        input,
        graph.parameter(weights, shape, in),
        graph.parameter(bias, new Shape(bias.length), in));
  }

  private Node maxPool(Node input, int side) {
    String size = "(%d, %d)".formatted(side, side);
    return graph.operator(
        "Pooling", Map.of("kernel", size, "stride", size, "pool_type", "max"), input);
  }

  private Node gelu(Node input) {
    return graph.operator("LeakyReLU", GELU, input);
  }

  private static Shape shape(Conv2d convolution) {
    return convolution.getParameters().valueAt(0).getArray().getShape();
  }

  private static float[] numbers(Block layer, int parameter) {
    return layer.getParameters().valueAt(parameter).getArray().toFloatArray();
  }

  private static float[] parameter(Block layer, String name) {
    return layer.getDirectParameters().get(name).getArray().toFloatArray();
  }
}
