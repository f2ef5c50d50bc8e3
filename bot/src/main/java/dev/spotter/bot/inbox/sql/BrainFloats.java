package dev.spotter.bot.inbox.sql;

import java.nio.ByteBuffer;

/**
 * Stored form of features: bfloat16, the upper half of each number, rounded; big endian. What is
 * lost is 0.4 % of a number at most, which moves no distance between pictures that anybody sees.
 */
final class BrainFloats {

  private BrainFloats() {}

  static byte[] write(float[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Short.BYTES);
    for (float number : numbers) {
      bytes.putShort((short) ((Float.floatToIntBits(number) + 0x8000) >>> Short.SIZE));
    }
    return bytes.array();
  }

  static float[] read(byte[] bytes) {
    ByteBuffer halves = ByteBuffer.wrap(bytes);
    float[] numbers = new float[bytes.length / Short.BYTES];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.intBitsToFloat(halves.getShort() << Short.SIZE);
    }
    return numbers;
  }
}
