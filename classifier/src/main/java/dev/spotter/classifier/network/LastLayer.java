package dev.spotter.classifier.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import dev.spotter.classifier.decision.LinearLayer;
import java.util.List;

/** The last layer of an {@link AirbenchNetwork}, in plain Java. */
public final class LastLayer {

  private LastLayer() {}

  /**
   * Reads what the logits are of the features that {@link AirbenchNetwork#embedding} gives: the
   * last layers of the branches, side by side.
   *
   * @param network as {@link AirbenchNetwork#build} built it, with its parameters
   */
  public static LinearLayer of(Block network) {
    List<NDArray> branches =
        AirbenchNetwork.branches(network).stream()
            .map(branch -> branch.getChildren().valueAt(1))
            .map(head -> head.getParameters().valueAt(0).getArray())
            .toList();
    int labels = (int) branches.get(0).getShape().get(0);
    int width = (int) branches.get(0).getShape().get(1);
    float[][] weights = new float[labels][branches.size() * width];
    for (int branch = 0; branch < branches.size(); branch++) {
      float[] all = branches.get(branch).toFloatArray();
      for (int i = 0; i < all.length; i++) {
        weights[i / width][branch * width + i % width] =
            all[i] * AirbenchNetwork.LOGIT_SCALE / branches.size();
      }
    }
    return new LinearLayer(weights, new float[labels]);
  }
}
