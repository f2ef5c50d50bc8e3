package dev.spotter.classifier.transfer;

import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.decision.Softmax;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a head answers labelled features.
 *
 * @param accuracy share whose likeliest label is the right one, 0 to 1
 * @param logLoss mean negative log-likelihood, natural logarithm
 */
record HeadScore(double accuracy, double logLoss) {

  /**
   * Measures.
   *
   * @param head features to logits
   * @param pictures at least one
   */
  static HeadScore of(UnaryOperator<float[]> head, List<LabelledFeatures> pictures) {
    int right = 0;
    double loss = 0;
    for (LabelledFeatures picture : pictures) {
      float[] logits = head.apply(picture.features());
      right += likeliest(logits) == picture.target() ? 1 : 0;
      loss += Softmax.energy(logits, 1) - logits[picture.target()];
    }
    return new HeadScore(right / (double) pictures.size(), loss / pictures.size());
  }

  /**
   * Returns the share of pictures whose right label is likely enough to be said.
   *
   * @param head features to logits
   * @param pictures at least one
   * @param rule how likely that is
   */
  static double said(
      UnaryOperator<float[]> head, List<LabelledFeatures> pictures, DecisionRule rule) {
    int said = 0;
    for (LabelledFeatures picture : pictures) {
      float[] logits = head.apply(picture.features());
      double energy = Softmax.energy(logits, rule.temperature());
      double likely = Softmax.probabilities(logits, rule.temperature(), energy)[picture.target()];
      double familiarity = rule.familiarity() == null ? 1 : rule.familiarity().of(energy);
      said += likely * familiarity >= rule.minConfidence() ? 1 : 0;
    }
    return said / (double) pictures.size();
  }

  private static int likeliest(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }
}
