package dev.spotter.classifier.training;

import ai.djl.nn.Parameter;
import dev.spotter.classifier.engine.NativeCopy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The batch norms' statistics, measured afresh once the weights stand still. The running ones of a
 * training remember a few batches, of weights that were still moving and of images that were
 * shifted, which no photo to classify will be. Source: arXiv 2105.07576, section 3, "precise BN".
 */
final class NormStatistics {

  private final Map<Parameter, float[]> sums = new LinkedHashMap<>();

  /** Prepares to measure the statistics of all batch norms among {@code parameters}. */
  NormStatistics(Map<String, Parameter> parameters) {
    for (Parameter parameter : parameters.values()) {
      if (parameter.getType() == Parameter.Type.RUNNING_MEAN
          || parameter.getType() == Parameter.Type.RUNNING_VAR) {
        sums.put(parameter, new float[(int) parameter.getArray().size()]);
      }
    }
  }

  /**
   * Adds what one batch leaves in the running statistics.
   *
   * @param batch passes it through the network in training mode, with all weights left alone
   */
  void measure(Runnable batch) {
    sums.keySet().forEach(parameter -> set(parameter, new float[sums.get(parameter).length]));
    batch.run();
    sums.forEach(
        (parameter, sum) -> {
          float[] seen = parameter.getArray().toFloatArray();
          for (int i = 0; i < sum.length; i++) {
            sum[i] += seen[i];
          }
        });
  }

  /**
   * Puts the means into the network.
   *
   * @param weight the sum of the shares that the measured batches had in what they left behind
   */
  void apply(double weight) {
    sums.forEach(
        (parameter, sum) -> {
          float[] mean = new float[sum.length];
          for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / weight);
          }
          set(parameter, mean);
        });
  }

  private static void set(Parameter parameter, float[] values) {
    NativeCopy.into(parameter.getArray(), values);
  }
}
