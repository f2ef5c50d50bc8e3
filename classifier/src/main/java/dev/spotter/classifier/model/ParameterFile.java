package dev.spotter.classifier.model;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A network's parameters as bytes, the way DJL encodes blocks. Weights may be kept in half
 * precision, which halves the file; in memory they are always in float32.
 */
public final class ParameterFile {

  private ParameterFile() {}

  /**
   * Encodes a block's parameters.
   *
   * @param block an initialised block of any engine
   * @return its parameters as they are
   * @throws IOException when the block has a parameter that cannot be encoded
   */
  public static byte[] encode(Block block) throws IOException {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    block.saveParameters(new DataOutputStream(buffer));
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
    block.loadParameters(manager, new DataInputStream(new ByteArrayInputStream(parameters)));
    convert(block, DataType.FLOAT16, DataType.FLOAT32);
  }

  /**
   * Rounds the weights of a block to half precision, for {@link #encode}. What each channel is
   * shifted and scaled by stays as it is: variances can be too small for half precision.
   *
   * @param block an initialised block, which cannot compute afterwards
   */
  public static void halve(Block block) {
    convert(block, DataType.FLOAT32, DataType.FLOAT16);
  }

  private static void convert(Block block, DataType from, DataType to) {
    for (Pair<String, Parameter> pair : block.getParameters()) {
      Parameter parameter = pair.getValue();
      NDArray array = parameter.getArray();
      if (array.getShape().dimension() > 1 && array.getDataType() == from) {
        NDArray converted = array.toType(to, true);
        parameter.close();
        parameter.setShape(null); // or the other array is refused
        parameter.setArray(converted);
      }
    }
  }
}
