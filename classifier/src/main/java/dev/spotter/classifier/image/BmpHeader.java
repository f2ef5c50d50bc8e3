package dev.spotter.classifier.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.IIOException;

/**
 * Takes out of a BMP's header what would lead its decoder elsewhere. Fields as in Microsoft's
 * BITMAPV5HEADER, counted from the file's start.
 */
final class BmpHeader {

  private static final int FILE_SIZE = 2;
  private static final int PIXELS_AT = 10;
  private static final int HEADER_SIZE = 14;
  private static final int PIXELS_SIZE = 34;
  private static final int WIDTH = 18;
  private static final int HEIGHT = 22;
  private static final int DEPTH = 28;
  private static final int COMPRESSION = 30;
  private static final int COLOURS_USED = 46;
  private static final int COLOUR_SPACE = 70;

  private static final int INFO_HEADER = 40;
  private static final int V4_HEADER = 108;
  private static final int BI_RGB = 0;
  private static final int BI_JPEG = 4;
  private static final int BI_PNG = 5;
  private static final int LCS_SRGB = 0x73524742;
  private static final int MOST_COLOURS = 256;

  private BmpHeader() {}

  /** Returns how long the file should be if its pixels are not compressed. */
  private static long claimed(ByteBuffer header) {
    long row = ((long) header.getInt(WIDTH) * header.getShort(DEPTH) + 31) / 32 * 4;
    long length = header.getInt(PIXELS_AT) + row * Math.abs((long) header.getInt(HEIGHT));
    return length > Integer.MAX_VALUE ? 0 : length;
  }

  /**
   * Returns whether the last row comes first, which is the rule.
   *
   * @param bmp with a header of any length
   */
  static boolean fromBottom(byte[] bmp) {
    return bmp.length < HEIGHT + 4
        || ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).getInt(HEIGHT) > 0;
  }

  /**
   * Returns the image with the lengths it has, whatever it says of them, without a colour profile,
   * which may be one that the decoder opens by the name of a local file, and without a palette
   * longer than any pixel can point into.
   *
   * @throws IOException when it is a JPEG or PNG in disguise, whose size nobody has looked at
   */
  static byte[] harmless(byte[] bmp) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(bmp.clone()).order(ByteOrder.LITTLE_ENDIAN);
    long size = bmp.length < HEADER_SIZE + 4 ? 0 : Integer.toUnsignedLong(header.getInt(14));
    if (size >= INFO_HEADER && bmp.length >= HEADER_SIZE + INFO_HEADER) {
      int compression = header.getInt(COMPRESSION);
      if (compression == BI_JPEG || compression == BI_PNG) {
        throw new IIOException("the image holds another one");
      }
      header.putInt(FILE_SIZE, (int) Math.max(bmp.length, claimed(header)));
      header.putInt(
          PIXELS_SIZE,
          compression == BI_RGB ? 0 : Math.max(0, bmp.length - header.getInt(PIXELS_AT)));
      if (Integer.compareUnsigned(header.getInt(COLOURS_USED), MOST_COLOURS) > 0) {
        header.putInt(COLOURS_USED, 0); // as many as the pixels' depth allows
      }
    }
    if (size >= V4_HEADER && bmp.length >= HEADER_SIZE + V4_HEADER) {
      header.putInt(COLOUR_SPACE, LCS_SRGB);
    }
    return header.array();
  }
}
