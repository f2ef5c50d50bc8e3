package dev.spotter.classifier.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Copies of numbers in native memory. Stateless. */
final class NativeCopy {

  private NativeCopy() {}

  /**
   * Copies numbers into native memory. DJL would copy them to a buffer of its own and let go of
   * that while MXNet still reads: a collection that another thread sets off just then frees it.
   */
  static NDArray of(NDManager scope, float[] values, int from, Shape shape) {
    int count = (int) shape.size();
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(count * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    buffer.put(values, from, count).rewind();
    try {
      return scope.create(buffer, shape);
    } finally {
      Reference.reachabilityFence(buffer);
    }
  }
}
