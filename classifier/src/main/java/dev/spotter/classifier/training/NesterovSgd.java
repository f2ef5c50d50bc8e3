package dev.spotter.classifier.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stochastic gradient descent with Nesterov momentum and decoupled groups, as PyTorch defines it:
 * {@code g += decay * w; v = momentum * v + g; w -= rate * (g + momentum * v)}. DJL's own {@code
 * Nag} keeps the rate inside the velocity and knows one decay for all, so schedules would differ.
 */
final class NesterovSgd {

  private final Recipe.Optimiser settings;
  private final int batchSize;
  private final Map<String, NDArray> velocities = new LinkedHashMap<>();

  NesterovSgd(Recipe recipe, Map<String, Parameter> parameters) {
    this.settings = recipe.optimiser();
    this.batchSize = recipe.batchSize();
    parameters.forEach((name, parameter) -> velocities.put(name, parameter.getArray().zerosLike()));
  }

  /** Returns the live velocities by parameter name, for the checkpoint. */
  Map<String, NDArray> velocities() {
    return velocities;
  }

  /**
   * Updates one parameter from the gradient it holds.
   *
   * @param share the schedule's share of the peak rate
   */
  void update(String name, Parameter parameter, double share) {
    double scale = parameter.getType() == Parameter.Type.BETA ? settings.normBiasScale() : 1;
    double rate = settings.meanLossRate(batchSize) * scale * share;
    double decay = settings.meanLossDecay() / scale;
    NDArray weight = parameter.getArray();
    NDArray velocity = velocities.get(name);
    try (NDArray gradient = weight.getGradient();
        NDArray decayed = weight.mul(decay)) {
      decayed.addi(gradient);
      velocity.muli(settings.momentum()).addi(decayed);
      try (NDArray ahead = velocity.mul(settings.momentum())) {
        decayed.addi(ahead).muli(rate);
      }
      weight.subi(decayed);
    }
  }
}
