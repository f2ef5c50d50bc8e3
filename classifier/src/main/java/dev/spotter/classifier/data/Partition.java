package dev.spotter.classifier.data;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Images to learn from and images held out of them.
 *
 * @param training to learn from
 * @param validation held out; the same share of every class
 */
public record Partition(ImageSet training, ImageSet validation) {

  /**
   * Holds a share of every class out, but never all of its images.
   *
   * @param images what to divide
   * @param share of each class that is held out, 0 to below 1
   * @param seed decides which
   */
  public static Partition stratified(ImageSet images, double share, long seed) {
    boolean[] held = new boolean[images.count()];
    Random random = new Random(seed);
    for (int label = 0; label < images.labels().size(); label++) {
      int target = label;
      int[] members =
          IntStream.range(0, images.count()).filter(i -> images.targets()[i] == target).toArray();
      int count = (int) Math.min(members.length - 1, Math.round(members.length * share));
      random
          .ints(0, Math.max(1, members.length))
          .distinct()
          .limit(Math.max(0, count))
          .forEach(i -> held[members[i]] = true);
    }
    return new Partition(pick(images, held, false), pick(images, held, true));
  }

  /**
   * Returns this partition with each held-out image that is a copy of a training image, or nearly
   * one, learnt from as well: what was learnt must not judge.
   */
  public Partition withCopiesTogether() {
    boolean[] moved = new boolean[validation.count()];
    for (NearDuplicates.Group group : NearDuplicates.in(List.of(training, validation))) {
      if (group.members().get(0).set() == 0) {
        group.members().stream()
            .filter(member -> member.set() == 1)
            .forEach(member -> moved[member.index()] = true);
      }
    }
    return new Partition(
        training.plus(pick(validation, moved, true)), pick(validation, moved, false));
  }

  private static ImageSet pick(ImageSet images, boolean[] held, boolean which) {
    int[] indices = IntStream.range(0, held.length).filter(i -> held[i] == which).toArray();
    return indices.length == held.length ? images : images.subset(indices);
  }
}
