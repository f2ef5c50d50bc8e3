package dev.spotter.classifier.training;

import dev.spotter.classifier.image.Pixels;
import java.util.Random;

/**
 * Data augmentation for photos: changes an image the way people's photos differ from a curated data
 * set once they are scaled down: the thing is nearer, further or off the centre, squashed by
 * another aspect ratio, softer or sharper, in other light. Stateless.
 */
final class PhotoAugmentation {

  private static final double MAX_ZOOM = Math.log(1.5);
  private static final double MAX_ASPECT = Math.log(1.3);
  private static final double MAX_SHIFT = 4;
  private static final double COLOUR = 0.25;
  private static final float WHITE = 255;

  private PhotoAugmentation() {}

  /**
   * Augments one image in place.
   *
   * @param image {@code 3 x size x size}, 0 to 255
   */
  static void apply(float[] image, int size, Random random) {
    zoom(image, size, random);
    soften(image, size, (float) (random.nextDouble() * 1.4 - 0.9));
    colour(image, size * size, random);
  }

  private static void zoom(float[] image, int size, Random random) {
    double zoom = Math.exp(between(random, MAX_ZOOM));
    double aspect = Math.exp(between(random, MAX_ASPECT) / 2);
    resample(
        image,
        size,
        zoom * aspect,
        zoom / aspect,
        between(random, MAX_SHIFT),
        between(random, MAX_SHIFT));
  }

  /** Bilinear; beyond the border the image is mirrored. A step above 1 shows more of it. */
  private static void resample(
      float[] image, int size, double stepX, double stepY, double shiftX, double shiftY) {
    float[] source = image.clone();
    int[] left = new int[size];
    int[] right = new int[size];
    float[] partX = new float[size];
    double middle = (size - 1) / 2.0;
    for (int x = 0; x < size; x++) {
      double at = middle + (x - middle) * stepX + shiftX;
      left[x] = mirrored((int) Math.floor(at), size);
      right[x] = mirrored((int) Math.floor(at) + 1, size);
      partX[x] = (float) (at - Math.floor(at));
    }
    for (int y = 0; y < size; y++) {
      double at = middle + (y - middle) * stepY + shiftY;
      int upper = mirrored((int) Math.floor(at), size) * size;
      int lower = mirrored((int) Math.floor(at) + 1, size) * size;
      float partY = (float) (at - Math.floor(at));
      for (int c = 0; c < Pixels.CHANNELS; c++) {
        int plane = c * size * size;
        for (int x = 0; x < size; x++) {
          float top =
              mix(source[plane + upper + left[x]], source[plane + upper + right[x]], partX[x]);
          float low =
              mix(source[plane + lower + left[x]], source[plane + lower + right[x]], partX[x]);
          image[plane + y * size + x] = mix(top, low, partY);
        }
      }
    }
  }

  /** Mixes the image with its 3 x 3 mean: 1 sharpens as much as -1 softens. */
  static void soften(float[] image, int size, float amount) {
    float[] source = image.clone();
    for (int c = 0; c < Pixels.CHANNELS; c++) {
      int plane = c * size * size;
      for (int y = 0; y < size; y++) {
        int above = plane + Math.max(0, y - 1) * size;
        int here = plane + y * size;
        int below = plane + Math.min(size - 1, y + 1) * size;
        for (int x = 0; x < size; x++) {
          int l = Math.max(0, x - 1);
          int r = Math.min(size - 1, x + 1);
          float mean =
              (source[above + l]
                      + source[above + x]
                      + source[above + r]
                      + source[here + l]
                      + source[here + x]
                      + source[here + r]
                      + source[below + l]
                      + source[below + x]
                      + source[below + r])
                  / 9;
          image[here + x] = source[here + x] + amount * (source[here + x] - mean);
        }
      }
    }
  }

  /** Brightness, contrast, saturation and white balance. */
  static void colour(float[] image, int plane, Random random) {
    float contrast = (float) Math.exp(between(random, COLOUR));
    float saturation = (float) Math.exp(between(random, 2 * COLOUR));
    float brightness = (float) between(random, COLOUR) * WHITE / 2;
    float warmth = (float) between(random, COLOUR) * WHITE / 6;
    for (int i = 0; i < plane; i++) {
      float grey = (image[i] + image[plane + i] + image[2 * plane + i]) / 3;
      float light = (grey - WHITE / 2) * contrast + WHITE / 2 + brightness;
      image[i] = clamp(light + (image[i] - grey) * contrast * saturation + warmth);
      image[plane + i] = clamp(light + (image[plane + i] - grey) * contrast * saturation);
      image[2 * plane + i] =
          clamp(light + (image[2 * plane + i] - grey) * contrast * saturation - warmth);
    }
  }

  static int mirrored(int position, int size) {
    int period = 2 * (size - 1);
    int folded = Math.floorMod(position, period);
    return folded < size ? folded : period - folded;
  }

  private static double between(Random random, double bound) {
    return (2 * random.nextDouble() - 1) * bound;
  }

  static float mix(float a, float b, float part) {
    return a + (b - a) * part;
  }

  static float clamp(float value) {
    return Math.max(0, Math.min(WHITE, value));
  }
}
