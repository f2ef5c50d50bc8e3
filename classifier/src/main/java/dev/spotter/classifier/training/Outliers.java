package dev.spotter.classifier.training;

import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.training.graphics.SyntheticGraphics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Images that show none of the classes, made from training images and from nothing: what outlier
 * exposure (arXiv 1812.04606) needs where no second data set is to be had. Half of them are views
 * of {@link SyntheticGraphics}, each drawn when it is first wanted. Not thread-safe.
 */
final class Outliers {

  private static final int KINDS = 5;

  /** Pictures that are drawn and kept; each gives up to four views. */
  private static final int DRAWN = 2_000;

  private final ImageSet images;
  private final SyntheticGraphics graphics;
  private final Map<Integer, List<Pixels>> drawn = new HashMap<>();

  /**
   * Creates a source of outliers.
   *
   * @param images to make some of them from
   * @param seed decides what is drawn
   */
  Outliers(ImageSet images, long seed) {
    this.images = images;
    this.graphics = new SyntheticGraphics(images.size(), seed);
  }

  /**
   * Makes one image.
   *
   * @param image where to write it, {@code 3 x size x size}, 0 to 255
   */
  void make(float[] image, Random random) {
    if (random.nextBoolean()) {
      graphic(image, random);
      return;
    }
    switch (random.nextInt(KINDS)) {
      case 0 -> jigsaw(image, random);
      case 1 -> blend(image, random);
      case 2 -> detail(image, random);
      case 3 -> collage(image, random);
      default -> shapes(image, random);
    }
  }

  /** A drawn picture, in a mirror now and then, with other colours. */
  private void graphic(float[] image, Random random) {
    List<Pixels> views = drawn.computeIfAbsent(random.nextInt(DRAWN), graphics::views);
    byte[] source = views.get(random.nextInt(views.size())).planes();
    int size = images.size();
    boolean mirrored = random.nextBoolean();
    for (int i = 0; i < image.length; i++) {
      int column = i % size;
      image[i] = source[mirrored ? i - column + size - 1 - column : i] & 0xFF;
    }
    if (random.nextBoolean()) {
      PhotoLook.colour(image, size * size, random);
    }
  }

  /** The squares of one picture in another order: its colours and textures, but no thing. */
  private void jigsaw(float[] image, Random random) {
    byte[] source = images.image(random.nextInt(images.count())).planes();
    int size = images.size();
    int tiles = random.nextBoolean() ? 2 : 4;
    int side = size / tiles;
    int[] order = Permutation.of(tiles * tiles, random);
    for (int c = 0; c < Pixels.CHANNELS; c++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          int tile = order[Math.min(tiles - 1, y / side) * tiles + Math.min(tiles - 1, x / side)];
          int fromX = tile % tiles * side + x % side;
          int fromY = tile / tiles * side + y % side;
          image[(c * size + y) * size + x] = source[(c * size + fromY) * size + fromX] & 0xFF;
        }
      }
    }
  }

  /** Two pictures of different classes in one another. */
  private void blend(float[] image, Random random) {
    int first = random.nextInt(images.count());
    int second = other(first, random);
    byte[] a = images.image(first).planes();
    byte[] b = images.image(second).planes();
    for (int i = 0; i < image.length; i++) {
      image[i] = ((a[i] & 0xFF) + (b[i] & 0xFF)) / 2f;
    }
  }

  /** A corner of a picture so near that it could belong to anything. */
  private void detail(float[] image, Random random) {
    byte[] source = images.image(random.nextInt(images.count())).planes();
    int size = images.size();
    int part = size / 8 + random.nextInt(size / 8);
    int left = random.nextBoolean() ? 0 : size - part;
    int top = random.nextBoolean() ? 0 : size - part;
    for (int c = 0; c < Pixels.CHANNELS; c++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          double fromX = left + x * (part - 1.0) / (size - 1);
          double fromY = top + y * (part - 1.0) / (size - 1);
          image[(c * size + y) * size + x] = bilinear(source, c * size * size, size, fromX, fromY);
        }
      }
    }
  }

  /** Strips of many pictures. */
  private void collage(float[] image, Random random) {
    int size = images.size();
    boolean upright = random.nextBoolean();
    int strip = 4 + random.nextInt(5);
    for (int from = 0; from < size; from += strip) {
      byte[] source = images.image(random.nextInt(images.count())).planes();
      int shift = random.nextInt(size);
      for (int c = 0; c < Pixels.CHANNELS; c++) {
        for (int along = 0; along < size; along++) {
          for (int across = from; across < Math.min(size, from + strip); across++) {
            int to = upright ? along * size + across : across * size + along;
            int moved = (across + shift) % size;
            int at = upright ? along * size + moved : moved * size + along;
            image[c * size * size + to] = source[c * size * size + at] & 0xFF;
          }
        }
      }
    }
  }

  /** Gradients with rectangles and discs on them: walls, plates, screens, fruit. */
  private void shapes(float[] image, Random random) {
    int size = images.size();
    float[] from = colour(random);
    float[] to = colour(random);
    double angle = random.nextDouble() * 2 * Math.PI;
    for (int i = 0; i < size * size; i++) {
      double along =
          0.5
              + (i % size - size / 2.0) / size * Math.cos(angle)
              + (row(i, size) - size / 2.0) / size * Math.sin(angle);
      for (int c = 0; c < Pixels.CHANNELS; c++) {
        image[c * size * size + i] = (float) (from[c] + (to[c] - from[c]) * along);
      }
    }
    for (int shape = random.nextInt(7); shape > 0; shape--) {
      draw(image, size, random);
    }
    float noise = random.nextFloat() * 20;
    for (int i = 0; i < image.length; i++) {
      image[i] = Math.max(0, Math.min(255, image[i] + (float) random.nextGaussian() * noise));
    }
  }

  private static void draw(float[] image, int size, Random random) {
    float[] colour = colour(random);
    double x0 = random.nextInt(size);
    double y0 = random.nextInt(size);
    double halfX = 1 + random.nextInt(size / 2);
    double halfY = 1 + random.nextInt(size / 2);
    boolean round = random.nextBoolean();
    for (int i = 0; i < size * size; i++) {
      double dx = Math.abs(i % size - x0) / halfX;
      double dy = Math.abs(row(i, size) - y0) / halfY;
      if (round ? dx * dx + dy * dy < 1 : Math.max(dx, dy) < 1) {
        for (int c = 0; c < Pixels.CHANNELS; c++) {
          image[c * size * size + i] = colour[c];
        }
      }
    }
  }

  private static int row(int pixel, int size) {
    return pixel / size;
  }

  private int other(int index, Random random) {
    int found = random.nextInt(images.count());
    while (images.targets()[found] == images.targets()[index]) {
      found = random.nextInt(images.count());
    }
    return found;
  }

  private static float bilinear(byte[] source, int plane, int size, double x, double y) {
    int left = (int) x;
    int top = (int) y;
    int right = Math.min(size - 1, left + 1);
    int low = Math.min(size - 1, top + 1);
    double partX = x - left;
    double partY = y - top;
    double upper =
        (source[plane + top * size + left] & 0xFF) * (1 - partX)
            + (source[plane + top * size + right] & 0xFF) * partX;
    double lower =
        (source[plane + low * size + left] & 0xFF) * (1 - partX)
            + (source[plane + low * size + right] & 0xFF) * partX;
    return (float) (upper * (1 - partY) + lower * partY);
  }

  private static float[] colour(Random random) {
    float[] colour = new float[Pixels.CHANNELS];
    for (int c = 0; c < colour.length; c++) {
      colour[c] = random.nextInt(256);
    }
    return colour;
  }
}
