package dev.spotter.classifier.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Copies of numbers in native memory. DJL would copy an array to a direct buffer of its own and let
 * go of that while MXNet still reads: a collection that another thread sets off just then frees it.
 * Here the buffer is held until MXNet is done. Stateless.
 */
public final class NativeCopy {

  private NativeCopy() {}

  /**
   * Copies numbers into a new array.
   *
   * @param scope owns the array
   * @param values all of them
   * @param shape of as many elements
   */
  public static NDArray of(NDManager scope, float[] values, Shape shape) {
    return of(scope, values, 0, shape);
  }

  /**
   * Copies a part of some numbers into a new array.
   *
   * @param scope owns the array
   * @param values the numbers
   * @param from index of the first
   * @param shape says how many
   */
  public static NDArray of(NDManager scope, float[] values, int from, Shape shape) {
    FloatBuffer buffer = direct(values, from, (int) shape.size());
    try {
      return scope.create(buffer, shape);
    } finally {
      Reference.reachabilityFence(buffer);
    }
  }

  /**
   * Copies bytes into a new array of {@link DataType#INT8}.
   *
   * @param scope owns the array
   * @param values all of them
   * @param shape of as many elements
   */
  public static NDArray of(NDManager scope, byte[] values, Shape shape) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(values.length).put(values).rewind();
    try {
      return scope.create(buffer, shape, DataType.INT8);
    } finally {
      Reference.reachabilityFence(buffer);
    }
  }

  /**
   * Overwrites an array.
   *
   * @param array takes the numbers
   * @param values one an element
   */
  public static void into(NDArray array, float[] values) {
    FloatBuffer buffer = direct(values, 0, values.length);
    try {
      array.set(buffer);
    } finally {
      Reference.reachabilityFence(buffer);
    }
  }

  private static FloatBuffer direct(float[] values, int from, int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer()
        .put(values, from, count)
        .rewind();
  }
}
