package dev.spotter.classifier;

import dev.spotter.classifier.model.ModelCard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns logits into a {@link Classification}: {@code softmax(logits / temperature)}, and silence
 * when the largest probability is below the model's minimum. Immutable.
 */
final class Decider {

  private final List<String> labels;
  private final double temperature;
  private final double minConfidence;

  Decider(ModelCard card) {
    labels = card.labels();
    temperature = card.decision().temperature();
    minConfidence = card.decision().minConfidence();
  }

  /**
   * Decides on one image.
   *
   * @param logits one a label, in the labels' order
   */
  Classification decide(float[] logits) {
    double[] probabilities = softmax(logits);
    int best = 0;
    Map<String, Double> byLabel = new LinkedHashMap<>();
    for (int i = 0; i < probabilities.length; i++) {
      byLabel.put(labels.get(i), probabilities[i]);
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    double confidence = probabilities[best];
    Optional<String> label =
        confidence >= minConfidence ? Optional.of(labels.get(best)) : Optional.empty();
    return new Classification(label, confidence, byLabel);
  }

  /** The largest logit is taken off first, so that no power overflows. */
  private double[] softmax(float[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double[] powers = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      powers[i] = Math.exp((logits[i] - max) / temperature);
      sum += powers[i];
    }
    for (int i = 0; i < powers.length; i++) {
      powers[i] /= sum;
    }
    return powers;
  }
}
