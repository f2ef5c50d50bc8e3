package dev.spotter.classifier.evaluation;

import java.util.List;

/**
 * Figures of a model that may answer with some of its labels only, such as those of one of the data
 * sets it has learnt from; all other labels' probability is shared out among these.
 *
 * @param labels how many labels it chooses from
 * @param accuracy share whose most probable class among these is the true one, 0 to 1
 * @param top2Accuracy share whose true class is among the two most probable of these, 0 to 1
 * @param logLoss mean of {@code -ln p(true class)}
 * @param expectedCalibrationError over 15 equal-width bins, 0 to 1
 */
public record AmongLabels(
    int labels,
    double accuracy,
    double top2Accuracy,
    double logLoss,
    double expectedCalibrationError) {

  /**
   * Computes the figures.
   *
   * @param predictions what the model says with all its labels
   * @param labels those to choose from; every image's label is among them
   */
  public static AmongLabels of(Predictions predictions, List<String> labels) {
    Predictions among = predictions.among(labels);
    double[][] rows = among.probabilities();
    return new AmongLabels(
        labels.size(),
        Metrics.topAccuracy(1, rows, among.targets()),
        Metrics.topAccuracy(2, rows, among.targets()),
        Metrics.logLoss(rows, among.targets()),
        Metrics.expectedCalibrationError(rows, among.targets()));
  }
}
