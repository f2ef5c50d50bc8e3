package dev.spotter.classifier.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import dev.spotter.classifier.engine.Engines;

/** Parameters of a few numbers, with gradients that a test chooses. */
final class TestParameters implements AutoCloseable {

  private final NDManager manager =
      NDManager.newBaseManager(Device.cpu(), Engines.preferred().getEngineName());

  /** Returns a parameter that may be learnt. */
  Parameter of(Parameter.Type type, float... values) {
    Parameter parameter =
        Parameter.builder().setName("p").setType(type).optRequiresGrad(true).build();
    parameter.setArray(manager.create(values));
    parameter.getArray().setRequiresGradient(true);
    return parameter;
  }

  /** Gives a parameter a gradient: that of the sum of its numbers, each times one of these. */
  void gradient(Parameter parameter, float... values) {
    try (GradientCollector collector = Engine.getInstance().newGradientCollector();
        NDArray factors = manager.create(values)) {
      collector.backward(parameter.getArray().mul(factors).sum());
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
