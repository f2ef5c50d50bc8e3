package dev.spotter.classifier.training;

import java.util.Arrays;

/**
 * Images to learn from in one step.
 *
 * @param pixels normalised, {@code n x 3 x size x size}
 * @param truth what the network should say, {@code n x classes}; a row may sum to less than 1 and
 *     then counts for less
 * @param targets for each image the index of its label, or {@link #UNKNOWN}
 */
@SuppressWarnings("ArrayRecordComponent") // made for one step, and never compared
record Batch(float[] pixels, float[] truth, int[] targets) {

  /** The target of an image that shows none of the classes. */
  static final int UNKNOWN = -1;

  /**
   * Creates a batch, the truth from the targets: the label's probability is 1 less the smoothing,
   * and an unknown image is every class alike.
   *
   * @param smoothing probability taken from the label and spread over all classes
   * @param unknownWeight what an unknown image counts, compared with a known one
   */
  static Batch of(
      float[] pixels, int[] targets, int classes, double smoothing, double unknownWeight) {
    float[] truth = new float[targets.length * classes];
    for (int i = 0; i < targets.length; i++) {
      boolean known = targets[i] != UNKNOWN;
      double spread = known ? smoothing : unknownWeight;
      Arrays.fill(truth, i * classes, (i + 1) * classes, (float) (spread / classes));
      if (known) {
        truth[i * classes + targets[i]] += (float) (1 - smoothing);
      }
    }
    return new Batch(pixels, truth, targets);
  }

  int count() {
    return targets.length;
  }
}
