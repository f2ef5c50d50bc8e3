package dev.spotter.classifier.training;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;

/** Initial weights as airbench makes them. */
final class Weights {

  private Weights() {}

  /**
   * Returns weights uniform in +-1/sqrt(fan-in); the first filters of a convolution are then the
   * identity (Dirac), one for each input channel, so that a fresh network passes its input on.
   *
   * @param shape {@code filters x channels x height x width}, or {@code units x inputs}
   */
  static float[] initial(Shape shape, Random random) {
    int filters = (int) shape.get(0);
    int fanIn = (int) (shape.size() / filters);
    float bound = (float) (1 / Math.sqrt(fanIn));
    float[] weights = new float[(int) shape.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (2 * random.nextFloat() - 1) * bound;
    }
    if (shape.dimension() == 4) {
      dirac(weights, filters, (int) shape.get(1), fanIn);
    }
    return weights;
  }

  private static void dirac(float[] weights, int filters, int channels, int fanIn) {
    int kernel = fanIn / channels;
    for (int i = 0; i < Math.min(filters, channels); i++) {
      Arrays.fill(weights, i * fanIn, (i + 1) * fanIn, 0);
      weights[i * fanIn + i * kernel + kernel / 2] = 1;
    }
  }
}
