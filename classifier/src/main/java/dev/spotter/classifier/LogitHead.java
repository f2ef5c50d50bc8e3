package dev.spotter.classifier;

import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.decision.Softmax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The head that a model comes with, which works on its logits: {@code softmax(logits /
 * temperature)}, one name when the likeliest label is sure enough, two when only both together are,
 * else silence.
 *
 * @param labels in the order of the logits
 * @param decision when a label is sure enough
 */
record LogitHead(List<String> labels, DecisionRule decision) implements Head {

  /** Copies {@code labels}. */
  LogitHead {
    labels = List.copyOf(labels);
  }

  @Override
  public Classification decide(Embedding embedding) {
    float[] logits = embedding.logits();
    double energy = Softmax.energy(logits, decision.temperature());
    double[] values = Softmax.probabilities(logits, decision.temperature(), energy);
    Map<String, Double> probabilities = new LinkedHashMap<>();
    int best = 0;
    for (int i = 0; i < values.length; i++) {
      probabilities.put(labels.get(i), values[i]);
      best = values[i] > values[best] ? i : best;
    }
    int second = best == 0 ? 1 : 0;
    for (int i = 0; i < values.length; i++) {
      second = i != best && values[i] > values[second] ? i : second;
    }
    double familiarity = familiarity(energy);
    return new Classification(
        answer(labels.get(best), labels.get(second), probabilities, familiarity),
        probabilities.get(labels.get(best)) * familiarity,
        probabilities);
  }

  private Answer answer(
      String best, String second, Map<String, Double> probabilities, double familiarity) {
    double first = probabilities.get(best);
    double other = probabilities.get(second);
    if (first * familiarity >= decision.minConfidence()) {
      return Answer.exact(best);
    }
    boolean either =
        decision.minSecond() != null
            && other >= decision.minSecond()
            && (first + other) * familiarity >= decision.minConfidence();
    return either ? Answer.either(best, second) : Answer.silent();
  }

  private double familiarity(double energy) {
    return decision.familiarity() == null ? 1 : decision.familiarity().of(energy);
  }
}
