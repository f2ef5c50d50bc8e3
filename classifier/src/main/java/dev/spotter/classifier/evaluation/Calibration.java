package dev.spotter.classifier.evaluation;

import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.decision.EnergyScore;
import dev.spotter.classifier.decision.Softmax;
import java.util.Arrays;
import java.util.List;

/** Makes a model's probabilities honest, by images it has not learnt from. */
public final class Calibration {

  /** One in ten known images may look unfamiliar. */
  private static final double UNFAMILIAR_SHARE = 0.1;

  private Calibration() {}

  /**
   * What a network says of labelled images.
   *
   * @param labels the classes, in the order of the logits
   * @param rows logits an image, at temperature 1
   * @param targets each image's true class
   */
  @SuppressWarnings("ArrayRecordComponent") // as many as images: shared, never compared
  public record Logits(List<String> labels, List<float[]> rows, int[] targets) {

    /**
     * Returns the probabilities at a temperature.
     *
     * @param temperature above 0
     */
    public Predictions at(double temperature) {
      double[][] probabilities =
          rows.stream()
              .map(row -> Softmax.probabilities(row, temperature, Softmax.energy(row, temperature)))
              .toArray(double[][]::new);
      return new Predictions(labels, probabilities, targets);
    }
  }

  /**
   * Returns a decision with a temperature and a familiarity that fit.
   *
   * @param decision the model's, whose limits stay
   * @param held of held-out images
   */
  public static DecisionRule fit(DecisionRule decision, Logits held) {
    double temperature = Temperature.fit(held.at(1));
    return decision.calibrated(temperature, familiarity(held, temperature));
  }

  /**
   * Returns a decision with a given temperature and a familiarity that fits.
   *
   * @param decision the model's, whose limits stay
   * @param held of held-out images
   * @param temperature above 0
   */
  public static DecisionRule at(double temperature, DecisionRule decision, Logits held) {
    return decision.calibrated(temperature, familiarity(held, temperature));
  }

  private static EnergyScore familiarity(Logits held, double temperature) {
    double[] energies =
        held.rows().stream()
            .mapToDouble(row -> Softmax.energy(row, temperature))
            .sorted()
            .toArray();
    double mean = Arrays.stream(energies).average().orElseThrow();
    double variance =
        Arrays.stream(energies).map(it -> (it - mean) * (it - mean)).average().orElseThrow();
    double center = energies[(int) (UNFAMILIAR_SHARE * energies.length)];
    return new EnergyScore(center, Math.sqrt(variance) / 2);
  }
}
