package dev.spotter.classifier.training;

import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.Normaliser;
import dev.spotter.classifier.image.Pixels;
import java.util.Random;

/**
 * Copies images into a float batch, flipped, shifted and cut as airbench does, and varied in what
 * other ways are switched on. Flips alternate: an image is mirrored at random in the first epoch
 * and then in every second one, so that two epochs show both sides (arXiv 2404.00498, section 3.6).
 * Not thread-safe.
 */
final class Augmenter {

  private final ImageSet images;
  private final Recipe.Augmentation augmentation;
  private final Outliers outliers;
  private final long seed;
  private final Normaliser normaliser;

  /** Creates an augmenter. */
  Augmenter(ImageSet images, Recipe.Augmentation augmentation, long seed, Normaliser normaliser) {
    this.images = images;
    this.augmentation = augmentation;
    this.outliers = new Outliers(images, seed);
    this.seed = seed;
    this.normaliser = normaliser;
  }

  /**
   * Returns one image an index, {@code count x 3 x size x size} normalised floats.
   *
   * @param indices of training images, or {@link Batch#UNKNOWN} for one that shows no class
   */
  float[] batch(int[] indices, int epoch, Random random) {
    float[] batch = new float[indices.length * images.imageBytes()];
    float[] image = new float[images.imageBytes()];
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] == Batch.UNKNOWN) {
        outliers.make(image, random);
      } else {
        known(indices[i], image, epoch, random);
      }
      normaliser.apply(image, batch, i);
      cut(batch, i, random);
    }
    return batch;
  }

  private void known(int index, float[] image, int epoch, Random random) {
    boolean photo = random.nextDouble() < augmentation.photoShare();
    int shiftX = photo ? 0 : shift(random);
    int shiftY = photo ? 0 : shift(random);
    copy(index, image, mirrored(index, epoch), shiftX, shiftY);
    if (photo) {
      PhotoLook.vary(image, images.size(), random);
    }
    Variations.vary(image, images.size(), augmentation.variations(), random);
  }

  private int shift(Random random) {
    return random.nextInt(2 * augmentation.translate() + 1) - augmentation.translate();
  }

  private boolean mirrored(int index, int epoch) {
    if (!augmentation.variations().contains(Variation.FLIP)) {
      return false;
    }
    boolean first = (mix(seed * 1_000_003L + index) & 1) == 0;
    return first ^ (epoch % 2 == 1);
  }

  private void copy(int index, float[] image, boolean mirror, int shiftX, int shiftY) {
    int size = images.size();
    byte[] pixels = images.pixels();
    int to = 0;
    for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
      int plane = index * images.imageBytes() + channel * size * size;
      for (int y = 0; y < size; y++) {
        int row = plane + reflect(y + shiftY, size) * size;
        for (int x = 0; x < size; x++) {
          int column = reflect(x + shiftX, size);
          int from = row + (mirror ? size - 1 - column : column);
          image[to++] = pixels[from] & 0xFF;
        }
      }
    }
  }

  private void cut(float[] batch, int at, Random random) {
    int side = augmentation.cutout();
    if (side == 0) {
      return;
    }
    int size = images.size();
    int left = random.nextInt(size + side) - side;
    int top = random.nextInt(size + side) - side;
    for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
      int plane = at * images.imageBytes() + channel * size * size;
      for (int y = Math.max(0, top); y < Math.min(size, top + side); y++) {
        for (int x = Math.max(0, left); x < Math.min(size, left + side); x++) {
          batch[plane + y * size + x] = 0;
        }
      }
    }
  }

  private static int reflect(int position, int size) {
    if (position < 0) {
      return -position;
    }
    return position < size ? position : 2 * (size - 1) - position;
  }

  /** SplitMix64's finaliser: neighbouring indices get unrelated bits. */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
