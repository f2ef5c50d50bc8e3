package dev.spotter.classifier.training;

import dev.spotter.classifier.decision.Softmax;
import java.util.Arrays;

/** Figures on a batch of logits, on the Java side. */
final class Scores {

  private Scores() {}

  /**
   * Returns the share of rows whose largest logit is the target's, among the rows that have a
   * target; NaN without any.
   */
  static double accuracy(float[] logits, int[] targets) {
    int classes = targets.length == 0 ? 0 : logits.length / targets.length;
    int known = 0;
    int right = 0;
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] == Batch.UNKNOWN) {
        continue;
      }
      known++;
      int best = 0;
      for (int c = 1; c < classes; c++) {
        if (logits[i * classes + c] > logits[i * classes + best]) {
          best = c;
        }
      }
      right += best == targets[i] ? 1 : 0;
    }
    return known == 0 ? Double.NaN : right / (double) known;
  }

  /** Returns the mean negative log-likelihood of the targets (base e); NaN without rows. */
  static double logLoss(float[] logits, int[] targets) {
    if (targets.length == 0) {
      return Double.NaN;
    }
    int classes = logits.length / targets.length;
    double sum = 0;
    for (int i = 0; i < targets.length; i++) {
      float[] row = Arrays.copyOfRange(logits, i * classes, (i + 1) * classes);
      sum += Softmax.energy(row, 1) - row[targets[i]];
    }
    return sum / targets.length;
  }
}
