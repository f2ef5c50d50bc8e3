package dev.spotter.classifier.image;

/**
 * Scales by area averaging, a box filter: every target pixel is the mean of the source area it
 * covers, fractions of pixels included. In whole numbers, so that an image of the target's size
 * comes out unchanged.
 */
final class AreaScaler {

  private AreaScaler() {}

  /**
   * Scales an image to a square.
   *
   * @param rgb {@code 0xRRGGBB}, row by row
   * @param width of the image, 1 or more
   * @param height of the image, 1 or more
   * @param size the square's side
   * @return {@code 3 x size x size} unsigned bytes, as in {@link Pixels}
   */
  static byte[] scale(int[] rgb, int width, int height, int size) {
    int[] rows = narrow(rgb, width, height, size);
    byte[] planes = new byte[Pixels.CHANNELS * size * size];
    for (int c = 0; c < Pixels.CHANNELS; c++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          planes[(c * size + y) * size + x] =
              (byte) mean(rows, (c * height) * size + x, y, width, height, size);
        }
      }
    }
    return planes;
  }

  /**
   * Sums along each row. A source pixel is {@code size} units wide, a target pixel {@code width}:
   * both rows are then {@code width * size} units long, and every overlap is a whole number.
   *
   * @return {@code 3 x height x size} sums of weight {@code width}
   */
  private static int[] narrow(int[] rgb, int width, int height, int size) {
    int[] rows = new int[Pixels.CHANNELS * height * size];
    int plane = height * size;
    for (int y = 0; y < height; y++) {
      for (int target = 0; target < size; target++) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int x = first(target, width, size); x <= last(target, width, size); x++) {
          int weight = overlap(x, target, width, size);
          int pixel = rgb[y * width + x];
          red += weight * (pixel >> 16 & 0xFF);
          green += weight * (pixel >> 8 & 0xFF);
          blue += weight * (pixel & 0xFF);
        }
        int at = y * size + target;
        rows[at] = red;
        rows[plane + at] = green;
        rows[2 * plane + at] = blue;
      }
    }
    return rows;
  }

  private static long mean(int[] rows, int column, int target, int width, int height, int size) {
    long sum = 0;
    for (int y = first(target, height, size); y <= last(target, height, size); y++) {
      sum += (long) overlap(y, target, height, size) * rows[column + y * size];
    }
    long area = (long) width * height;
    return (sum + area / 2) / area;
  }

  private static int first(int target, int length, int size) {
    return target * length / size;
  }

  private static int last(int target, int length, int size) {
    return ((target + 1) * length - 1) / size;
  }

  private static int overlap(int source, int target, int length, int size) {
    return Math.min((source + 1) * size, (target + 1) * length)
        - Math.max(source * size, target * length);
  }
}
