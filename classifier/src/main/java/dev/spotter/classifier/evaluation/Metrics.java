package dev.spotter.classifier.evaluation;

import java.util.Arrays;

/**
 * The figures by which classifiers are compared. Pure functions; {@code probabilities} has a row an
 * image and a column a class, {@code targets} each image's true class. No images give NaN.
 */
public final class Metrics {

  /** Equal-width bins of confidence, as in Guo et al. 2017, arXiv 1706.04599. */
  public static final int CALIBRATION_BINS = 15;

  /** Probabilities below count as this one, so that one impossible image cannot be all there is. */
  public static final double SMALLEST_PROBABILITY = 1e-15;

  private Metrics() {}

  /**
   * Returns the class with the largest probability, the first of equals.
   *
   * @param row one image's probabilities
   */
  public static int predicted(double[] row) {
    int best = 0;
    for (int c = 1; c < row.length; c++) {
      best = row[c] > row[best] ? c : best;
    }
    return best;
  }

  /**
   * Returns the share of images whose true class is among the {@code k} most probable.
   *
   * @return 0 to 1
   */
  public static double topAccuracy(int k, double[][] probabilities, int[] targets) {
    int found = 0;
    for (int i = 0; i < targets.length; i++) {
      found += rank(probabilities[i], targets[i]) < k ? 1 : 0;
    }
    return found / (double) targets.length;
  }

  /**
   * Returns the mean of {@code -ln p(true class)}.
   *
   * @return 0 or more; 0 is perfect, ln(classes) is guessing
   */
  public static double logLoss(double[][] probabilities, int[] targets) {
    double sum = 0;
    for (int i = 0; i < targets.length; i++) {
      sum += logLoss(probabilities[i], targets[i]);
    }
    return sum / targets.length;
  }

  /**
   * Returns {@code -ln p(target)} of one image.
   *
   * @param row its probabilities
   * @param target its true class
   */
  public static double logLoss(double[] row, int target) {
    return -Math.log(Math.max(row[target], SMALLEST_PROBABILITY));
  }

  /**
   * Returns how far confidence is from accuracy: over the bins of the largest probability, each
   * open below and closed above, the mean of {@code |accuracy - mean confidence|}, weighted by the
   * images in the bin.
   *
   * @return 0 to 1; 0 is perfect
   */
  public static double expectedCalibrationError(double[][] probabilities, int[] targets) {
    double sum = 0;
    for (CalibrationBin bin : CalibrationBin.of(probabilities, targets)) {
      sum += Math.abs(bin.excess());
    }
    return sum / targets.length;
  }

  /**
   * Counts what was taken for what.
   *
   * @param classes how many there are
   * @return a row a true class, a column a predicted one
   */
  public static int[][] confusion(int classes, double[][] probabilities, int[] targets) {
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < targets.length; i++) {
      counts[targets[i]][predicted(probabilities[i])]++;
    }
    return counts;
  }

  /**
   * Returns the area under the ROC curve: how often one of the first is larger than one of the
   * second, ties counting half (the Mann-Whitney statistic over the number of pairs).
   *
   * @param positives those that should be large, in any order
   * @param negatives those that should be small
   * @return 0 to 1, exact; one half is guessing, NaN when either is empty
   */
  public static double auroc(double[] positives, double[] negatives) {
    double[] sorted = negatives.clone();
    Arrays.sort(sorted);
    long halves = 0;
    for (double positive : positives) {
      halves += below(sorted, positive) + below(sorted, Math.nextUp(positive));
    }
    return halves / (2.0 * positives.length * negatives.length);
  }

  /** Returns how many of the sorted numbers are smaller. */
  private static int below(double[] sorted, double bound) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      boolean smaller = sorted[middle] < bound;
      from = smaller ? middle + 1 : from;
      to = smaller ? to : middle;
    }
    return from;
  }

  /** Returns how many classes are more probable; of equals the first is. NaN loses to all. */
  private static int rank(double[] row, int target) {
    int ahead = 0;
    for (int c = 0; c < row.length; c++) {
      boolean beaten = c < target ? row[target] > row[c] : row[target] >= row[c];
      ahead += c == target || beaten ? 0 : 1;
    }
    return ahead;
  }
}
