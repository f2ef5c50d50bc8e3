package dev.spotter.classifier.training;

import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.Normaliser;

/**
 * Held-out images that a training is watched by. Not thread-safe.
 *
 * @param network judged
 * @param held the images; may be none
 * @param normaliser as for the images that are learnt from
 */
record Validation(TrainableNetwork network, ImageSet held, Normaliser normaliser) {

  private static final int BATCH = 500;

  /** Returns the logits of all images, row by row. */
  float[] logits() {
    float[] logits = new float[held.count() * held.labels().size()];
    int at = 0;
    for (int from = 0; from < held.count(); from += BATCH) {
      int count = Math.min(BATCH, held.count() - from);
      float[] part =
          network.logits(normaliser.apply(held.pixels(), from, count, held.size()), count);
      System.arraycopy(part, 0, logits, at, part.length);
      at += part.length;
    }
    return logits;
  }
}
