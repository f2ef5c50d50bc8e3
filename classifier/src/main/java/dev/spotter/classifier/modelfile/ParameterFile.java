package dev.spotter.classifier.modelfile;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import dev.spotter.classifier.engine.NativeCopy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A network's parameters as bytes, the way DJL encodes blocks. Weights may be kept in 8 bits, a
 * quarter of the size: each output channel is then scaled so that its largest weight is 127, and
 * the scales follow what DJL wrote. In memory weights are always in float32.
 */
public final class ParameterFile {

  private static final int LARGEST = 127;

  private ParameterFile() {}

  /**
   * Encodes a block's parameters as they are.
   *
   * @param block an initialised block of any engine
   * @return what {@link #load} reads
   * @throws IOException when the block has a parameter that cannot be encoded
   */
  public static byte[] encode(Block block) throws IOException {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    block.saveParameters(new DataOutputStream(buffer));
    return buffer.toByteArray();
  }

  /**
   * Encodes a block's parameters with weights in 8 bits.
   *
   * @param block an initialised block, which cannot compute afterwards
   * @param manager owns the arrays that replace its weights
   * @return what {@link #load} reads
   * @throws IOException when the block has a parameter that cannot be encoded
   */
  public static byte[] encodeIn8Bits(Block block, NDManager manager) throws IOException {
    List<float[]> scales = new ArrayList<>();
    for (Pair<String, Parameter> pair : block.getParameters()) {
      Parameter parameter = pair.getValue();
      if (parameter.getArray().getShape().dimension() > 1) {
        float[] weights = parameter.getArray().toFloatArray();
        float[] scale = scales(weights, (int) parameter.getArray().getShape().get(0));
        scales.add(scale);
        replace(parameter, narrow(manager, weights, scale, parameter.getArray().getShape()));
      }
    }
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(buffer);
    block.saveParameters(out);
    for (float[] scale : scales) {
      for (float channel : scale) {
        out.writeFloat(channel);
      }
    }
    return buffer.toByteArray();
  }

  /**
   * Reads parameters into a block.
   *
   * @param block of the same architecture, not initialised
   * @param manager owns the arrays from now on
   * @param parameters as encoded
   * @throws IOException when they do not fit
   * @throws MalformedModelException when they are no parameters
   */
  public static void load(Block block, NDManager manager, byte[] parameters)
      throws IOException, MalformedModelException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(parameters));
    block.loadParameters(manager, in);
    for (Pair<String, Parameter> pair : block.getParameters()) {
      NDArray array = pair.getValue().getArray();
      if (array.getDataType() == DataType.INT8) {
        replace(pair.getValue(), NativeCopy.of(manager, widen(array, in), array.getShape()));
      }
    }
  }

  private static float[] scales(float[] weights, int channels) {
    float[] scales = new float[channels];
    int each = weights.length / channels;
    for (int i = 0; i < weights.length; i++) {
      scales[i / each] = Math.max(scales[i / each], Math.abs(weights[i]) / LARGEST);
    }
    return scales;
  }

  private static NDArray narrow(NDManager manager, float[] weights, float[] scale, Shape shape) {
    byte[] narrow = new byte[weights.length];
    int each = weights.length / scale.length;
    for (int i = 0; i < weights.length; i++) {
      narrow[i] = (byte) (scale[i / each] == 0 ? 0 : Math.round(weights[i] / scale[i / each]));
    }
    return NativeCopy.of(manager, narrow, shape);
  }

  private static float[] widen(NDArray array, DataInputStream scales) throws IOException {
    byte[] narrow = array.toByteArray();
    float[] weights = new float[narrow.length];
    int each = weights.length / (int) array.getShape().get(0);
    float scale = 0;
    for (int i = 0; i < weights.length; i++) {
      scale = i % each == 0 ? scales.readFloat() : scale;
      weights[i] = narrow[i] * scale;
    }
    return weights;
  }

  private static void replace(Parameter parameter, NDArray array) {
    parameter.close();
    parameter.setShape(null); // or another array is refused
    parameter.setArray(array);
  }
}
