package dev.spotter.classifier;

import dev.spotter.classifier.model.ModelCard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns logits into a {@link Classification}: {@code softmax(logits / temperature)}, one name when
 * the likeliest label is sure enough, two when only both together are, else silence. Immutable.
 */
final class Decider {

  private final List<String> labels;
  private final ModelCard.Decision decision;

  Decider(ModelCard card) {
    labels = card.labels();
    decision = card.decision();
  }

  /**
   * Decides on one image.
   *
   * @param logits one a label, in the labels' order
   */
  Classification decide(float[] logits) {
    double largest = largest(logits);
    double[] powers = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      powers[i] = Math.exp((logits[i] - largest) / decision.temperature());
      sum += powers[i];
    }
    Map<String, Double> probabilities = new LinkedHashMap<>();
    int best = 0;
    int second = -1;
    for (int i = 0; i < powers.length; i++) {
      probabilities.put(labels.get(i), powers[i] / sum);
      if (powers[i] > powers[best]) {
        second = best;
        best = i;
      } else if (i != best && (second < 0 || powers[i] > powers[second])) {
        second = i;
      }
    }
    double familiarity = familiarity(largest / decision.temperature() + Math.log(sum));
    return new Classification(
        names(labels.get(best), labels.get(second), probabilities, familiarity),
        probabilities.get(labels.get(best)) * familiarity,
        probabilities);
  }

  private List<String> names(
      String best, String second, Map<String, Double> probabilities, double familiarity) {
    double first = probabilities.get(best);
    double other = probabilities.get(second);
    if (first * familiarity >= decision.minConfidence()) {
      return List.of(best);
    }
    boolean either =
        decision.minSecond() != null
            && other >= decision.minSecond()
            && (first + other) * familiarity >= decision.minConfidence();
    return either ? List.of(best, second) : List.of();
  }

  private double familiarity(double energy) {
    return decision.familiarity() == null ? 1 : decision.familiarity().of(energy);
  }

  /** It is taken off all logits first, so that no power overflows. */
  private static double largest(float[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    return largest;
  }
}
