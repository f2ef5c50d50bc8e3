package dev.spotter.classifier.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The VGG-like network of Keller Jordan's airbench (arXiv 2404.00498, section 3): a frozen 2 x 2
 * whitening convolution, three blocks of convolutions that halve the image, a global pool and one
 * linear layer. Input {@code N x 3 x 32 x 32}, normalised; output {@code N x classes} logits.
 */
public final class AirbenchNetwork {

  /** The family's name in {@code model.json}. */
  public static final String FAMILY = "airbench";

  /**
   * Filters of the whitening layer: 12 eigenvectors and their negatives, and the strongest four
   * pairs again, since vector units want channels in multiples of 16.
   */
  public static final int WHITENING_FILTERS = 32;

  /** Where the logits start out, so that the first losses are small. */
  static final float LOGIT_SCALE = 1f / 9;

  /**
   * Share of the running statistics that an update keeps, as MXNet counts. Airbench keeps 0.6 a
   * step; here a step is two updates, one a shard.
   */
  public static final float NORM_MOMENTUM = 0.775f;

  /** Whitening, its activation and two stages. */
  private static final int LAYERS_TO_SHAPES = 4;

  /** The parts of an image, three by three, that shapes are looked for in. */
  private static final int PARTS = 9;

  static final float NORM_EPSILON = 1e-12f;

  private AirbenchNetwork() {}

  /**
   * Builds the network, not yet initialised; of several branches the logits are averaged.
   *
   * @param architecture the branches' shape, and how many there are
   * @param classes number of logits
   * @return input to logits
   */
  public static Block build(Architecture architecture, int classes) {
    List<Block> branches =
        Stream.<Block>generate(() -> branch(architecture, classes))
            .limit(architecture.branches())
            .toList();
    return of(branches);
  }

  /**
   * Joins branches whose logits are averaged.
   *
   * @param branches one or more
   * @return input to logits
   */
  public static Block of(List<Block> branches) {
    return branches.size() == 1 ? branches.get(0) : new LogitEnsemble(branches);
  }

  /**
   * Takes features beside the logits: what the last layer of each branch sees.
   *
   * @param network as {@link #build} built it, with its parameters
   * @return input to two outputs: the branches' features, one behind the other, and the logits
   */
  public static Block embedding(Block network) {
    return new ParallelBlock(
        AirbenchNetwork::joinedEmbeddings,
        branches(network).stream().map(AirbenchNetwork::embeddingOfBranch).toList());
  }

  private static Block embeddingOfBranch(Block branch) {
    Block features = branch.getChildren().valueAt(0);
    Block head = branch.getChildren().valueAt(1);
    return new SequentialBlock()
        .add(features)
        .add(
            new ParallelBlock(
                outputs -> new NDList(outputs.get(0).head(), outputs.get(1).head()),
                List.of(Blocks.batchFlattenBlock(), head)));
  }

  private static NDList joinedEmbeddings(List<NDList> branches) {
    NDList features = new NDList(branches.stream().map(NDList::head).toList());
    List<NDArray> logits = branches.stream().map(outputs -> outputs.get(1)).toList();
    return new NDList(NDArrays.concat(features, 1), LogitEnsemble.mean(logits));
  }

  static List<Block> branches(Block network) {
    return network instanceof LogitEnsemble ? network.getChildren().values() : List.of(network);
  }

  /**
   * Takes features to teach other labels on instead of logits: what the second stage sees in each
   * part of the image, which is shapes and textures, and what the last one sees in all of it, which
   * is things.
   *
   * @param network as {@link #build} built it, with its parameters
   * @return input to the branches' features, one behind the other
   */
  public static Block transferFeatures(Block network) {
    return new ParallelBlock(
        AirbenchNetwork::joined,
        branches(network).stream().map(AirbenchNetwork::featuresOfBranch).toList());
  }

  /**
   * Returns what each feature counts, so that shapes, of which there are more, and things weigh the
   * same in all.
   *
   * @param architecture the network's
   * @return one a feature, in the order of {@link #transferFeatures}
   */
  public static float[] weights(Architecture architecture) {
    int shapes = PARTS * architecture.widths().get(1);
    int things = architecture.widths().get(2);
    float[] weights = new float[architecture.branches() * (shapes + things)];
    Arrays.fill(weights, 1);
    for (int branch = 0; branch < architecture.branches(); branch++) {
      int end = (branch + 1) * (shapes + things);
      Arrays.fill(weights, end - things, end, (float) Math.sqrt(shapes / (double) things));
    }
    return weights;
  }

  private static Block featuresOfBranch(Block branch) {
    List<Block> layers = branch.getChildren().valueAt(0).getChildren().values();
    SequentialBlock shapes = new SequentialBlock();
    layers.subList(0, LAYERS_TO_SHAPES).forEach(shapes::add);
    SequentialBlock things = new SequentialBlock();
    layers.subList(LAYERS_TO_SHAPES, layers.size()).forEach(things::add);
    SequentialBlock parts =
        new SequentialBlock()
            .add(Pool.avgPool2dBlock(new Shape(3, 3), new Shape(2, 2)))
            .add(Blocks.batchFlattenBlock());
    return shapes.add(
        new ParallelBlock(
            AirbenchNetwork::joined, List.of(parts, things.add(Blocks.batchFlattenBlock()))));
  }

  private static NDList joined(List<NDList> outputs) {
    NDList arrays = new NDList();
    outputs.forEach(arrays::addAll);
    return new NDList(NDArrays.concat(arrays, 1));
  }

  /**
   * Multiplies all logits of a branch.
   *
   * @param branch as {@link #branch} built it, with its parameters
   * @param factor above 0
   */
  public static void scaleLogits(SequentialBlock branch, double factor) {
    Block head = branch.getChildren().valueAt(1);
    head.getParameters().valueAt(0).getArray().muli(factor);
  }

  /**
   * Builds one branch, not yet initialised.
   *
   * @param architecture widths of the three blocks and convolutions in each (2, or 3 with a
   *     residual connection around the last two)
   * @param classes number of logits
   * @return two children: the features, beginning with the whitening convolution, and the head
   */
  public static SequentialBlock branch(Architecture architecture, int classes) {
    SequentialBlock features =
        new SequentialBlock()
            .add(
                Conv2d.builder()
                    .setKernelShape(new Shape(2, 2))
                    .setFilters(WHITENING_FILTERS)
                    .build())
            .add(gelu());
    for (int width : architecture.widths()) {
      features.add(stage(width, architecture.convolutions()));
    }
    features.add(Pool.maxPool2dBlock(new Shape(3, 3), new Shape(3, 3)));
    SequentialBlock head =
        new SequentialBlock()
            .add(Blocks.batchFlattenBlock())
            .add(Linear.builder().setUnits(classes).optBias(false).build())
            .add(new LambdaBlock(x -> new NDList(x.singletonOrThrow().mul(LOGIT_SCALE)), "scale"));
    return new SequentialBlock().add(features).add(head);
  }

  private static Block stage(int width, int convolutions) {
    SequentialBlock stage =
        new SequentialBlock()
            .add(convolution(width))
            .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
            .add(norm())
            .add(gelu());
    if (convolutions == 2) {
      return stage.add(convolution(width)).add(norm()).add(gelu());
    }
    SequentialBlock inner =
        new SequentialBlock()
            .add(convolution(width))
            .add(norm())
            .add(gelu())
            .add(convolution(width))
            .add(norm());
    return stage.add(new Residual(inner)).add(gelu());
  }

  private static Block convolution(int filters) {
    return Conv2d.builder()
        .setKernelShape(new Shape(3, 3))
        .optPadding(new Shape(1, 1))
        .setFilters(filters)
        .optBias(false)
        .build();
  }

  private static Block norm() {
    return BatchNorm.builder()
        .optAxis(1)
        .optScale(false)
        .optEpsilon(NORM_EPSILON)
        .optMomentum(NORM_MOMENTUM)
        .build();
  }

  private static Block gelu() {
    return Activation.geluBlock();
  }
}
