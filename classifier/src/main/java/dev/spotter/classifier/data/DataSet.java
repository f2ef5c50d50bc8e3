package dev.spotter.classifier.data;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

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

  /**
   * Returns several data sets as one. Labels are united in the order they come; labels of the same
   * name are one label.
   *
   * @param sets at least one
   * @throws IOException when their images differ in size, or are too many for one array
   */
  static DataSet joined(List<DataSet> sets) throws IOException {
    if (sets.size() == 1) {
      return sets.get(0);
    }
    return new DataSet(
        sets.stream().map(DataSet::name).collect(Collectors.joining(" + ")),
        JoinedImages.of(sets.stream().map(DataSet::images).toList()),
        sets.stream().flatMap(set -> set.skipped().stream()).toList());
  }

  /** Returns CIFAR-10's images. */
  static DataSet cifar(ImageSet images) {
    return new DataSet("CIFAR-10", images, List.of());
  }
}
