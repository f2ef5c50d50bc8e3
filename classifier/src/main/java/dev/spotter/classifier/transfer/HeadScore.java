package dev.spotter.classifier.transfer;

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

  private static int likeliest(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }
}
