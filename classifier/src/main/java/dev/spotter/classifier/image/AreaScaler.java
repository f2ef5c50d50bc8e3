package dev.spotter.classifier.image;

import java.util.Arrays;

/**
 * Scales by area averaging, a box filter: every target pixel is the mean of the source area it
 * covers, fractions of pixels included. In whole numbers, so that an image of the target's size
 * comes out unchanged. Keeps its working memory for the next picture; not thread-safe.
 */
final class AreaScaler {

  private final int size;
  private int[] rows = {};

  /**
   * Creates a scaler.
   *
   * @param size the side of the squares that come out
   */
  AreaScaler(int size) {
    this.size = size;
  }

  /**
   * A rectangle of pixels in an array that may hold more.
   *
   * @param rgb {@code 0xRRGGBB}, row by row
   * @param from index of the top left pixel
   * @param stride from a row to the next
   * @param width 1 or more
   * @param height 1 or more
   */
  @SuppressWarnings("ArrayRecordComponent") // a view of a picture, never compared
  record Area(int[] rgb, int from, int stride, int width, int height) {}

  /**
   * Scales an area to a square.
   *
   * @param area of a picture
   * @return {@code 3 x size x size} unsigned bytes, as in {@link Pixels}
   */
  byte[] scale(Area area) {
    int length = Pixels.CHANNELS * area.height() * size;
    rows = rows.length < length ? new int[length] : rows;
    Overlap across = new Overlap(area.width(), size);
    for (int y = 0; y < area.height(); y++) {
      narrow(area, y, across);
    }
    return planes(area);
  }

  /**
   * What a source line's pixels count in a target line's. A source pixel is {@code size} units
   * long, a target pixel {@code length}: both lines are then {@code length * size} units long, and
   * every overlap is a whole number.
   */
  private record Overlap(int length, int size) {

    int first(int target) {
      return target * length / size;
    }

    int last(int target) {
      return ((target + 1) * length - 1) / size;
    }

    int of(int source, int target) {
      return Math.min((source + 1) * size, (target + 1) * length)
          - Math.max(source * size, target * length);
    }
  }

  /** Sums along a row, into one sum of weight {@code width} a target pixel and channel. */
  private void narrow(Area area, int y, Overlap across) {
    int[] rgb = area.rgb();
    int row = area.from() + y * area.stride();
    int plane = area.height() * size;
    for (int target = 0; target < size; target++) {
      int first = across.first(target);
      int last = across.last(target);
      int red = 0;
      int green = 0;
      int blue = 0;
      for (int x = row + first + 1; x < row + last; x++) { // wholly covered
        int pixel = rgb[x];
        red += pixel >> 16 & 0xFF;
        green += pixel >> 8 & 0xFF;
        blue += pixel & 0xFF;
      }
      int left = rgb[row + first];
      int right = rgb[row + last];
      int weight = across.of(first, target);
      int other = first == last ? 0 : across.of(last, target);
      int at = y * size + target;
      rows[at] = red * size + weight * (left >> 16 & 0xFF) + other * (right >> 16 & 0xFF);
      rows[plane + at] = green * size + weight * (left >> 8 & 0xFF) + other * (right >> 8 & 0xFF);
      rows[2 * plane + at] = blue * size + weight * (left & 0xFF) + other * (right & 0xFF);
    }
  }

  private byte[] planes(Area area) {
    byte[] planes = new byte[Pixels.CHANNELS * size * size];
    Overlap down = new Overlap(area.height(), size);
    long pixels = (long) area.width() * area.height();
    long[] sums = new long[size];
    for (int line = 0; line < Pixels.CHANNELS * size; line++) {
      int target = line % size;
      Arrays.fill(sums, pixels / 2); // rounds
      for (int y = down.first(target); y <= down.last(target); y++) {
        int from = (line / size * area.height() + y) * size;
        long weight = down.of(y, target);
        for (int x = 0; x < size; x++) {
          sums[x] += weight * rows[from + x];
        }
      }
      for (int x = 0; x < size; x++) {
        planes[line * size + x] = (byte) (sums[x] / pixels);
      }
    }
    return planes;
  }
}
