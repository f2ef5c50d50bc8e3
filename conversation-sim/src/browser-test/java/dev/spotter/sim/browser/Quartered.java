package dev.spotter.sim.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * A small picture of four quarters in muted colours, which no wrong reading of colours or
 * orientation leaves as they are.
 *
 * @param name what is special about it, such as {@code png/palette-2/interlaced}
 * @param bytes the encoded picture
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Quartered(String name, byte[] bytes) {

  /** Width and height of most of these pictures, in pixels. */
  static final int WIDTH = 96;

  /** See {@link #WIDTH}. */
  static final int HEIGHT = 64;

  /** From left to right, top row first, {@code 0xRRGGBB}. */
  private static final int[] COLOURS = {0xCD3C32, 0x3CAA46, 0x3250BE, 0xE6E1C8};

  /** Returns the colour of a pixel. */
  static int rgb(int x, int y, int width, int height) {
    return COLOURS[2 * (2 * y / height) + 2 * x / width];
  }

  /** Returns which quarter a pixel lies in. */
  static int quarter(int x, int y) {
    return 2 * (2 * y / HEIGHT) + 2 * x / WIDTH;
  }

  /** Returns a quarter's colour, {@code 0xRRGGBB}. */
  static int colour(int quarter) {
    return COLOURS[quarter];
  }

  /** Returns the picture as an image of one of {@link BufferedImage}'s types. */
  static BufferedImage image(int type, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        graphics.setColor(new Color(rgb(x, y, width, height)));
        graphics.fillRect(x, y, 1, 1);
      }
    }
    graphics.dispose();
    return image;
  }

  /** Returns this picture cut off after a share of its bytes. */
  Quartered cut(int percent) {
    return new Quartered(
        name + "/cut-" + percent, java.util.Arrays.copyOf(bytes, bytes.length * percent / 100));
  }

  @Override
  public String toString() {
    return name;
  }
}
