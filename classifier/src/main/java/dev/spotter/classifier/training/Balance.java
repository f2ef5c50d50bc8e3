package dev.spotter.classifier.training;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * How a training makes up for classes with few images.
 *
 * @param sampling class-balanced sampling: images of a class of {@code n} are drawn in proportion
 *     to {@code n} to the power of minus this; 0 draws every image once an epoch, 1 every class
 *     equally often
 * @param logitAdjustment factor on the logarithm of the classes' shares that is added to the logits
 *     in the loss only (arXiv 2007.07314, section 5); 0 for none, 1 for answers as if all classes
 *     were equally frequent
 */
public record Balance(double sampling, double logitAdjustment) {

  /** Takes images as they come. */
  public static final Balance NONE = new Balance(0, 0);

  /**
   * Returns the order of an epoch's images: as many as there are, each drawn as often as its class
   * asks for, fractions at random.
   *
   * @param targets each image's class
   * @param counts images of each class
   */
  int[] order(int[] targets, int[] counts, Random random) {
    if (sampling == 0) {
      return Permutation.of(targets.length, random);
    }
    double[] share = shares(counts);
    IntStream.Builder drawn = IntStream.builder();
    double carried = random.nextDouble();
    for (int image : Permutation.of(targets.length, random)) {
      int label = targets[image];
      carried += share[label] * targets.length / counts[label];
      for (; carried >= 1; carried--) {
        drawn.add(image);
      }
    }
    int[] images = drawn.build().toArray();
    int[] shuffle = Permutation.of(images.length, random);
    return IntStream.range(0, targets.length)
        .map(i -> images[shuffle[i % shuffle.length]])
        .toArray();
  }

  /**
   * Returns what the loss adds to each class's logit; all zeros without adjustment.
   *
   * @param counts images of each class
   */
  float[] logitOffsets(int[] counts) {
    float[] offsets = new float[counts.length];
    double[] share = shares(counts);
    for (int c = 0; c < offsets.length && logitAdjustment != 0; c++) {
      offsets[c] = (float) (logitAdjustment * Math.log(share[c]));
    }
    return offsets;
  }

  /** Each class's share of what is drawn. */
  private double[] shares(int[] counts) {
    double[] weights = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      weights[c] = counts[c] == 0 ? 0 : Math.pow(counts[c], 1 - sampling);
    }
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int c = 0; c < counts.length; c++) {
      weights[c] /= sum;
    }
    return weights;
  }
}
