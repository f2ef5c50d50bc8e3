package dev.spotter.classifier.evaluation;

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
    double[] excess = new double[CALIBRATION_BINS];
    for (int i = 0; i < targets.length; i++) {
      int predicted = predicted(probabilities[i]);
      double confidence = probabilities[i][predicted];
      int bin = Math.max(0, (int) Math.ceil(confidence * CALIBRATION_BINS) - 1);
      excess[bin] += confidence - (predicted == targets[i] ? 1 : 0);
    }
    double sum = 0;
    for (double bin : excess) {
      sum += Math.abs(bin);
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
