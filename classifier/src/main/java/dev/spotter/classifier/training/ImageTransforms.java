package dev.spotter.classifier.training;

import dev.spotter.classifier.image.Pixels;
import java.util.Random;
import java.util.Set;

/** Random transforms of training images, those that were switched on. Stateless. */
final class ImageTransforms {

  private static final double SMALLEST_PART = 0.7;
  private static final double MAX_ANGLE = Math.toRadians(15);
  private static final double MAX_GRAIN = 10;

  private ImageTransforms() {}

  /**
   * Transforms one image in place; mirroring is left to {@link Augmenter}, which does it by epoch.
   * Draws no random number for what is switched off.
   *
   * @param image {@code 3 x size x size}, 0 to 255
   * @param chosen what is switched on
   */
  static void apply(float[] image, int size, Set<ImageTransform> chosen, Random random) {
    boolean crop = chosen.contains(ImageTransform.CROP);
    boolean rotate = chosen.contains(ImageTransform.ROTATE);
    if (crop || rotate) {
      double part = crop ? 1 - (1 - SMALLEST_PART) * random.nextDouble() : 1;
      double room = (1 - part) * (size - 1) / 2;
      double right = crop ? between(random, room) : 0;
      double down = crop ? between(random, room) : 0;
      double angle = rotate ? between(random, MAX_ANGLE) : 0;
      warp(image, size, part * Math.cos(angle), part * Math.sin(angle), right, down);
    }
    if (chosen.contains(ImageTransform.COLOUR)) {
      PhotoAugmentation.colour(image, size * size, random);
    }
    if (chosen.contains(ImageTransform.BLUR)) {
      PhotoAugmentation.soften(image, size, -random.nextFloat());
    }
    if (chosen.contains(ImageTransform.NOISE)) {
      grain(image, random);
    }
  }

  /**
   * Bilinear; beyond the border the image is mirrored. Each pixel comes from its offset to the
   * middle times the matrix {@code (along, -across; across, along)}, and shifted.
   */
  private static void warp(
      float[] image, int size, double along, double across, double right, double down) {
    float[] source = image.clone();
    double middle = (size - 1) / 2.0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double fromX = middle + along * (x - middle) - across * (y - middle) + right;
        double fromY = middle + across * (x - middle) + along * (y - middle) + down;
        sample(source, size, fromX, fromY, image, y * size + x);
      }
    }
  }

  private static void sample(
      float[] source, int size, double x, double y, float[] image, int target) {
    int left = PhotoAugmentation.mirrored((int) Math.floor(x), size);
    int right = PhotoAugmentation.mirrored((int) Math.floor(x) + 1, size);
    int upper = PhotoAugmentation.mirrored((int) Math.floor(y), size) * size;
    int lower = PhotoAugmentation.mirrored((int) Math.floor(y) + 1, size) * size;
    float partX = (float) (x - Math.floor(x));
    float partY = (float) (y - Math.floor(y));
    for (int plane = 0; plane < source.length; plane += source.length / Pixels.CHANNELS) {
      float top =
          PhotoAugmentation.mix(source[plane + upper + left], source[plane + upper + right], partX);
      float low =
          PhotoAugmentation.mix(source[plane + lower + left], source[plane + lower + right], partX);
      image[plane + target] = PhotoAugmentation.mix(top, low, partY);
    }
  }

  private static void grain(float[] image, Random random) {
    double deviation = MAX_GRAIN * random.nextDouble();
    for (int i = 0; i < image.length; i++) {
      image[i] = PhotoAugmentation.clamp(image[i] + (float) (random.nextGaussian() * deviation));
    }
  }

  private static double between(Random random, double bound) {
    return (2 * random.nextDouble() - 1) * bound;
  }
}
