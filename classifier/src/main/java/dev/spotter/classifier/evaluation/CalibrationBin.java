package dev.spotter.classifier.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * The images whose confidence lies in one interval: a column of a reliability diagram (Guo et al.
 * 2017, arXiv 1706.04599).
 *
 * @param from the interval's open lower end, 0 to 1
 * @param to its closed upper end
 * @param images how many
 * @param confidence their mean largest probability; null without images
 * @param accuracy the share whose most probable class is the true one; null without images
 */
public record CalibrationBin(
    double from, double to, int images, Double confidence, Double accuracy) {

  /**
   * Sorts images into equal-width bins.
   *
   * @param probabilities a row an image, a column a class
   * @param targets each image's true class
   * @return {@link Metrics#CALIBRATION_BINS} bins, from 0 up
   */
  public static List<CalibrationBin> of(double[][] probabilities, int[] targets) {
    int[] images = new int[Metrics.CALIBRATION_BINS];
    int[] right = new int[images.length];
    double[] confidence = new double[images.length];
    for (int i = 0; i < targets.length; i++) {
      int predicted = Metrics.predicted(probabilities[i]);
      double largest = probabilities[i][predicted];
      int bin = Math.max(0, (int) Math.ceil(largest * images.length) - 1);
      images[bin]++;
      right[bin] += predicted == targets[i] ? 1 : 0;
      confidence[bin] += largest;
    }
    List<CalibrationBin> bins = new ArrayList<>();
    for (int bin = 0; bin < images.length; bin++) {
      bins.add(bin(bin, images[bin], confidence[bin], right[bin]));
    }
    return bins;
  }

  /** Returns how far the confidence is above the accuracy, summed over the images. */
  double excess() {
    return images == 0 ? 0 : images * (confidence - accuracy);
  }

  private static CalibrationBin bin(int index, int images, double confidence, int right) {
    double width = Metrics.CALIBRATION_BINS;
    return new CalibrationBin(
        index / width,
        (index + 1) / width,
        images,
        images == 0 ? null : confidence / images,
        images == 0 ? null : right / (double) images);
  }
}
