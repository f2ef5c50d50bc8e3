package dev.spotter.classifier.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Joins image sets whose labels differ into one. */
final class JoinedImages {

  private JoinedImages() {}

  /**
   * Returns all images, one set behind the other, with the labels of all sets.
   *
   * @param sets at least one
   * @throws IOException when their images differ in size, or are too many for one array
   */
  static ImageSet of(List<ImageSet> sets) throws IOException {
    List<String> labels = sets.stream().flatMap(set -> set.labels().stream()).distinct().toList();
    int size = sets.get(0).size();
    long bytes = sets.stream().mapToLong(set -> set.pixels().length).sum();
    require(
        sets.stream().allMatch(set -> set.size() == size),
        "the joined data sets have images of different sizes");
    require(
        bytes <= Integer.MAX_VALUE - Long.BYTES,
        "the joined data sets have more images than fit into one array: leave some out");
    byte[] pixels = new byte[(int) bytes];
    IntStream.Builder targets = IntStream.builder();
    List<String> files = new ArrayList<>();
    boolean named = sets.stream().anyMatch(set -> !set.files().isEmpty());
    int at = 0;
    for (ImageSet set : sets) {
      System.arraycopy(set.pixels(), 0, pixels, at, set.pixels().length);
      at += set.pixels().length;
      int[] order = set.labels().stream().mapToInt(labels::indexOf).toArray();
      IntStream.of(set.targets()).forEach(target -> targets.add(order[target]));
      if (named) {
        IntStream.range(0, set.count()).mapToObj(set::name).forEach(files::add);
      }
    }
    return new ImageSet(labels, size, pixels, targets.build().toArray(), files);
  }

  private static void require(boolean held, String message) throws IOException {
    if (!held) {
      throw new IOException(message);
    }
  }
}
