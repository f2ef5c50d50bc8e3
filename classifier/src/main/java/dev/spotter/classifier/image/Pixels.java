package dev.spotter.classifier.image;

/**
 * A square RGB image of the model's input size.
 *
 * @param size width and height in pixels
 * @param planes unsigned bytes, {@code 3 x size x size}: all of red, then green, then blue, each
 *     row by row from the top left; never written to after construction
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying it would cost each image twice
public record Pixels(int size, byte[] planes) {

  /** The number of colour channels. */
  public static final int CHANNELS = 3;

  /** Checks that {@code planes} has the length {@code size} asks for. */
  public Pixels {
    if (planes.length != CHANNELS * size * size) {
      throw new IllegalArgumentException(
          "expected " + CHANNELS * size * size + " bytes, got " + planes.length);
    }
  }

  /** Returns the image as in a mirror, left for right. */
  public Pixels mirrored() {
    byte[] mirrored = new byte[planes.length];
    for (int i = 0; i < mirrored.length; i++) {
      int column = i % size;
      mirrored[i] = planes[i - column + size - 1 - column];
    }
    return new Pixels(size, mirrored);
  }
}
