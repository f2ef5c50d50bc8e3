package dev.spotter.classifier.training;

import ai.djl.Device;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.MxOpParams;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import dev.spotter.classifier.engine.Precision;

/**
 * Convolutions in bfloat16, everything that is kept in float32: weights are cast each time they are
 * used, so gradients reach the float32 originals. MXNet's own name for it is AMP (arXiv 1710.03740,
 * section 3.1, says why the originals stay wide). DJL has no bfloat16 for MXNet, so the operator is
 * called by name, and nobody may ask such an array for its data type.
 */
final class MixedPrecision extends ParameterStore {

  private static final int CONVOLUTION_DIMENSIONS = 4;

  private final boolean enabled;

  /** Creates the store; with {@link Precision#FLOAT32} nothing is ever cast. */
  MixedPrecision(NDManager manager, Precision precision) {
    super(manager, false);
    this.enabled = precision == Precision.BFLOAT16;
  }

  @Override
  public NDArray getValue(Parameter parameter, Device device, boolean training) {
    NDArray value = super.getValue(parameter, device, training);
    return enabled && ofConvolution(parameter) ? narrow(value) : value;
  }

  /** The one linear layer has no bias, so every bias is a convolution's. */
  private static boolean ofConvolution(Parameter parameter) {
    if (parameter == null || parameter.getType() == Parameter.Type.BIAS) {
      return parameter != null;
    }
    return parameter.getType() == Parameter.Type.WEIGHT
        && parameter.getArray().getShape().dimension() == CONVOLUTION_DIMENSIONS;
  }

  /** Returns the array in bfloat16. */
  NDArray narrow(NDArray array) {
    return cast(array, "bfloat16");
  }

  /** Returns the array in float32. */
  NDArray widen(NDArray array) {
    return cast(array, "float32");
  }

  private NDArray cast(NDArray array, String type) {
    if (!enabled) {
      return array;
    }
    MxOpParams parameters = new MxOpParams();
    parameters.add("dtype", type);
    MxNDManager manager = (MxNDManager) array.getManager();
    return manager.invoke("amp_cast", new NDArray[] {array}, parameters);
  }
}
