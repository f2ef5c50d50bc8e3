package dev.spotter.classifier.training;

import java.util.Random;
import java.util.stream.IntStream;

/** Random orders, by Fisher and Yates; the same randomness gives the same order. */
final class Permutation {

  private Permutation() {}

  /** Returns the numbers from 0 to {@code count - 1} in a random order. */
  static int[] of(int count, Random random) {
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
