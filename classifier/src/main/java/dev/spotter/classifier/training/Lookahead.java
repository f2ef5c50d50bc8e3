package dev.spotter.classifier.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slow weights that the fast ones are pulled back to every few steps (arXiv 1907.08610), with
 * airbench's rising decay; batch norm statistics included.
 */
final class Lookahead {

  /** Steps between two pulls. */
  static final int INTERVAL = 5;

  private static final double DECAY = Math.pow(0.95, INTERVAL);

  private final Map<String, Parameter> parameters;
  private final Map<String, NDArray> slow = new LinkedHashMap<>();

  /** Starts with the slow weights equal to the fast ones. */
  Lookahead(Map<String, Parameter> parameters) {
    this.parameters = parameters;
    parameters.forEach((name, parameter) -> slow.put(name, parameter.getArray().duplicate()));
  }

  /** Returns the live slow weights by parameter name, for the checkpoint. */
  Map<String, NDArray> slowWeights() {
    return slow;
  }

  /**
   * Moves the slow weights towards the fast ones and copies them back.
   *
   * @param progress share of all steps that are done, 0 to 1
   */
  void pull(double progress) {
    pullWith(DECAY * Math.pow(progress, 3));
  }

  /** Ends the training on the slow weights. */
  void finish() {
    pullWith(1);
  }

  private void pullWith(double decay) {
    parameters.forEach(
        (name, parameter) -> {
          NDArray fast = parameter.getArray();
          NDArray slowly = slow.get(name);
          try (NDArray share = fast.mul(1 - decay)) {
            slowly.muli(decay).addi(share);
          }
          slowly.copyTo(fast);
        });
  }
}
