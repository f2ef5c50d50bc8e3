package dev.spotter.classifier.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model says about each of a set of labelled images. Immutable by agreement: nobody writes
 * to the arrays.
 *
 * @param labels the classes, in the order of the columns
 * @param probabilities a row an image, a column a class
 * @param targets each image's true class
 */
@SuppressWarnings("ArrayRecordComponent") // as many rows as images: shared, never compared
public record Predictions(List<String> labels, double[][] probabilities, int[] targets) {

  /** Checks that there are images, and as many rows as targets. */
  public Predictions {
    labels = List.copyOf(labels);
    if (targets.length == 0 || probabilities.length != targets.length) {
      throw new IllegalArgumentException(
          probabilities.length + " rows do not fit " + targets.length + " targets");
    }
  }

  /**
   * One image taken for something else.
   *
   * @param image its index
   * @param truth its true label
   * @param said the most probable label
   * @param confidence that label's probability, 0 to 1
   */
  public record Mistake(int image, String truth, String said, double confidence) {}

  /**
   * Returns the mistakes, the most confident first.
   *
   * @param limit at most so many
   */
  public List<Mistake> mistakes(int limit) {
    return IntStream.range(0, targets.length)
        .filter(i -> !right(i))
        .mapToObj(this::mistake)
        .sorted(Comparator.comparingDouble(Mistake::confidence).reversed())
        .limit(limit)
        .toList();
  }

  /**
   * Returns what the model would say if it had to choose among some of its labels.
   *
   * @param chosen labels of this, with all that images bear
   * @throws IllegalArgumentException when an image bears another label
   */
  Predictions among(List<String> chosen) {
    int[] columns = chosen.stream().mapToInt(labels::indexOf).toArray();
    double[][] rows =
        Arrays.stream(probabilities).map(row -> share(row, columns)).toArray(double[][]::new);
    int[] renumbered =
        IntStream.of(targets).map(target -> chosen.indexOf(labels.get(target))).toArray();
    if (IntStream.of(renumbered).anyMatch(target -> target < 0)) {
      throw new IllegalArgumentException("images bear labels that are not among the chosen");
    }
    return new Predictions(chosen, rows, renumbered);
  }

  private static double[] share(double[] row, int[] columns) {
    double[] part = IntStream.of(columns).mapToDouble(column -> row[column]).toArray();
    double sum = Arrays.stream(part).sum();
    return Arrays.stream(part).map(p -> sum == 0 ? 1.0 / columns.length : p / sum).toArray();
  }

  /** Returns each image's answer, without what was answered. */
  List<ScoredPrediction> answers() {
    return IntStream.range(0, targets.length)
        .mapToObj(i -> new ScoredPrediction(confidence(i), true, right(i)))
        .toList();
  }

  private Mistake mistake(int i) {
    return new Mistake(i, labels.get(targets[i]), labels.get(predicted(i)), confidence(i));
  }

  private boolean right(int i) {
    return predicted(i) == targets[i];
  }

  private double confidence(int i) {
    return probabilities[i][predicted(i)];
  }

  private int predicted(int i) {
    return Metrics.predicted(probabilities[i]);
  }
}
