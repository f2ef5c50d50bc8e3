package dev.spotter.classifier.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A network's shape, as a model card states it.
 *
 * @param family the block factory's name, or the name of the format of an imported network
 * @param widths output channels of the blocks, from input to output; null when imported
 * @param convolutions convolutions in each block
 * @param branches networks of this shape that look at an image side by side, 1 or more
 * @param output the layer of an imported network that counts as its output; null for the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Architecture(
    String family, List<Integer> widths, int convolutions, int branches, String output) {

  /** A card that says nothing of branches means one. */
  public Architecture {
    branches = Math.max(1, branches);
  }

  /** Creates the shape of a single network. */
  public Architecture(String family, List<Integer> widths, int convolutions) {
    this(family, widths, convolutions, 1, null);
  }

  /**
   * Returns the shape of several such networks.
   *
   * @param count how many in all
   */
  public Architecture times(int count) {
    return new Architecture(family, widths, convolutions, count, output);
  }
}
