package dev.spotter.classifier.image;

import java.util.Arrays;

/**
 * Scales by area averaging, a box filter: every target pixel is the mean of the source area it
 * covers, fractions of pixels included. In whole numbers, so that an image of the target's size
 * comes out unchanged. Down first and then across: most of the work is then a sum of rows, which a
 * compiler turns into vector instructions. Keeps its working memory for the next area; not
 * thread-safe.
 */
final class AreaScaler {

  private final int size;
  private int[][] sums = new int[Pixels.CHANNELS][0];

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
   * What the source pixels of a line count in a target pixel of it. A source pixel is as many units
   * long as the target has pixels, and a target pixel as many as the source has: both lines are
   * then equally long, and every overlap is a whole number.
   *
   * @param first the first source pixel it covers, perhaps in part
   * @param last the last one; all between are covered wholly
   * @param atFirst units of the first
   * @param atLast units of the last; 0 when that is the first
   */
  private record Overlap(int first, int last, int atFirst, int atLast) {

    static Overlap of(int target, int length, int size) {
      int begin = target * length;
      int end = begin + length;
      int first = begin / size;
      int last = (end - 1) / size;
      int atFirst = Math.min((first + 1) * size, end) - begin;
      return new Overlap(first, last, atFirst, first == last ? 0 : end - last * size);
    }

    int at(int source, int size) {
      return source == first ? atFirst : source == last ? atLast : size;
    }
  }

  /**
   * Scales an area to a square.
   *
   * @param area of a picture
   * @return {@code 3 x size x size} unsigned bytes, as in {@link Pixels}
   */
  byte[] scale(Area area) {
    if (sums[0].length < area.width()) {
      sums = new int[Pixels.CHANNELS][area.width()];
    }
    Overlap[] across = new Overlap[size];
    Arrays.setAll(across, target -> Overlap.of(target, area.width(), size));
    byte[] planes = new byte[Pixels.CHANNELS * size * size];
    for (int line = 0; line < size; line++) {
      sumRows(area, Overlap.of(line, area.height(), size));
      for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
        int to = (channel * size + line) * size;
        means(sums[channel], across, (long) area.width() * area.height(), planes, to);
      }
    }
    return planes;
  }

  private void sumRows(Area area, Overlap down) {
    for (int[] sum : sums) {
      Arrays.fill(sum, 0, area.width(), 0);
    }
    for (int y = down.first(); y <= down.last(); y++) {
      int from = area.from() + y * area.stride();
      int weight = down.at(y, size);
      for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
        add(area.rgb(), from, 16 - 8 * channel, weight, sums[channel], area.width());
      }
    }
  }

  private static void add(int[] rgb, int from, int shift, int weight, int[] sums, int width) {
    for (int x = 0; x < width; x++) {
      sums[x] += weight * (rgb[from + x] >> shift & 0xFF);
    }
  }

  private void means(int[] sums, Overlap[] across, long area, byte[] planes, int to) {
    for (int target = 0; target < size; target++) {
      Overlap covered = across[target];
      long whole = 0;
      for (int x = covered.first() + 1; x < covered.last(); x++) {
        whole += sums[x];
      }
      long sum =
          whole * size
              + (long) covered.atFirst() * sums[covered.first()]
              + (long) covered.atLast() * sums[covered.last()];
      planes[to + target] = (byte) ((sum + area / 2) / area);
    }
  }
}
