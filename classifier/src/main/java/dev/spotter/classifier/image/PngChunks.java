package dev.spotter.classifier.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Leaves of a PNG what its picture is made of. Texts and profiles are compressed, and a decoder
 * unpacks them whole: a thousand times their length, with nothing that would stop it.
 */
final class PngChunks {

  private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
  private static final int SIGNATURE = 8;

  /** Length, type and checksum of a chunk. */
  private static final int FRAME = 12;

  private PngChunks() {}

  /**
   * Returns the image without its ancillary chunks; colours are taken for sRGB without them.
   *
   * @param png starts with PNG's signature
   */
  static byte[] essential(byte[] png) {
    ByteBuffer in = ByteBuffer.wrap(png);
    ByteBuffer out = ByteBuffer.allocate(png.length).put(png, 0, SIGNATURE);
    int at = SIGNATURE;
    while (at + FRAME <= png.length) {
      long length = Integer.toUnsignedLong(in.getInt(at)) + FRAME;
      int there = (int) Math.min(length, png.length - at);
      if (ESSENTIAL.contains(new String(png, at + 4, 4, StandardCharsets.ISO_8859_1))) {
        out.put(png, at, there);
      }
      at += there;
    }
    return Arrays.copyOf(out.array(), out.position());
  }
}
