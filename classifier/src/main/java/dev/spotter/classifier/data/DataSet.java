package dev.spotter.classifier.data;

import java.util.List;

/**
 * One half of a data set, as it was read.
 *
 * @param name what to call the data, such as {@code CIFAR-10} or the folder's name
 * @param images those that could be read
 * @param skipped what could not be used, in the order it was met
 */
public record DataSet(String name, ImageSet images, List<Skipped> skipped) {

  /** Makes the list unmodifiable. */
  public DataSet {
    skipped = List.copyOf(skipped);
  }

  /** Returns CIFAR-10's images. */
  static DataSet cifar(ImageSet images) {
    return new DataSet("CIFAR-10", images, List.of());
  }
}
