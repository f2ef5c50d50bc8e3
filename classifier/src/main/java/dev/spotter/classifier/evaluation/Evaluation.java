package dev.spotter.classifier.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well a model does on labelled images; as JSON, what {@code evaluate --json} prints. Every
 * image counts, also those on which the model would stay silent.
 *
 * @param images how many
 * @param accuracy share whose most probable class is the true one, 0 to 1
 * @param top2Accuracy share whose true class is among the two most probable, 0 to 1
 * @param logLoss mean of {@code -ln p(true class)}
 * @param expectedCalibrationError over 15 equal-width bins, 0 to 1
 * @param perClass the figures of each class, by label, in the model's order
 * @param confusion a row a true class, a column a predicted one, in the model's label order
 * @param reliability what the calibration error is the mean of: confidence and accuracy by bin
 * @param riskCoverage how accuracy would rise if the model stayed silent when unsure
 */
public record Evaluation(
    int images,
    double accuracy,
    double top2Accuracy,
    double logLoss,
    double expectedCalibrationError,
    Map<String, ClassFigures> perClass,
    List<List<Integer>> confusion,
    List<CalibrationBin> reliability,
    RiskCoverage riskCoverage) {

  /** Makes the collections unmodifiable. */
  public Evaluation {
    perClass = Collections.unmodifiableMap(new LinkedHashMap<>(perClass));
    confusion = List.copyOf(confusion);
    reliability = List.copyOf(reliability);
  }

  /**
   * The figures of one class. Without an image (or, for precision, without a prediction) there is
   * nothing to divide by and the figure is null.
   *
   * @param precision of the images given this label, the share that bears it
   * @param recall of the images that bear this label, the share given it
   * @param logLoss mean of {@code -ln p(this class)} over the images that bear this label
   * @param images how many bear this label
   */
  public record ClassFigures(Double precision, Double recall, Double logLoss, int images) {

    /** Returns the harmonic mean of precision and recall; null when one of them is. */
    public Double f1() {
      if (precision == null || recall == null) {
        return null;
      }
      double sum = precision + recall;
      return sum == 0 ? 0 : 2 * precision * recall / sum;
    }
  }

  /**
   * Computes all figures.
   *
   * @param labels the classes, in the order of the columns
   * @param probabilities a row an image, a column a class
   * @param targets each image's true class
   * @return the figures
   * @throws IllegalArgumentException when there are no images, or not as many rows as targets
   */
  public static Evaluation of(List<String> labels, double[][] probabilities, int[] targets) {
    return of(new Predictions(labels, probabilities, targets));
  }

  /**
   * Computes all figures.
   *
   * @param predictions what the model said, and what is true
   * @return the figures
   */
  public static Evaluation of(Predictions predictions) {
    List<String> labels = predictions.labels();
    double[][] probabilities = predictions.probabilities();
    int[] targets = predictions.targets();
    int[][] confusion = Metrics.confusion(labels.size(), probabilities, targets);
    Map<String, ClassFigures> perClass = new LinkedHashMap<>();
    for (int c = 0; c < labels.size(); c++) {
      perClass.put(labels.get(c), figures(c, confusion, probabilities, targets));
    }
    return new Evaluation(
        targets.length,
        Metrics.topAccuracy(1, probabilities, targets),
        Metrics.topAccuracy(2, probabilities, targets),
        Metrics.logLoss(probabilities, targets),
        Metrics.expectedCalibrationError(probabilities, targets),
        perClass,
        rows(confusion),
        CalibrationBin.of(probabilities, targets),
        RiskCoverage.of(predictions.answers()));
  }

  private static ClassFigures figures(
      int label, int[][] confusion, double[][] probabilities, int[] targets) {
    int images = Arrays.stream(confusion[label]).sum();
    int given = Arrays.stream(confusion).mapToInt(row -> row[label]).sum();
    double loss =
        IntStream.range(0, targets.length)
            .filter(i -> targets[i] == label)
            .mapToDouble(i -> Metrics.logLoss(probabilities[i], label))
            .sum();
    int right = confusion[label][label];
    return new ClassFigures(ratio(right, given), ratio(right, images), ratio(loss, images), images);
  }

  private static Double ratio(double part, int whole) {
    return whole == 0 ? null : part / whole;
  }

  private static List<List<Integer>> rows(int[][] confusion) {
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : confusion) {
      rows.add(Arrays.stream(row).boxed().toList());
    }
    return rows;
  }
}
