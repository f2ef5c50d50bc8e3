package dev.spotter.classifier.training;

import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.Pixels;
import java.util.Random;

/**
 * Copies images into a float batch, flipped, shifted and cut as airbench does. Flips alternate: an
 * image is mirrored at random in the first epoch and then in every second one, so that two epochs
 * show both sides (arXiv 2404.00498, section 3.6). Not thread-safe.
 */
final class Augmenter {

  private final ImageSet images;
  private final Recipe.Augmentation augmentation;
  private final long seed;
  private final float[] table;

  /**
   * Creates an augmenter.
   *
   * @param table for each channel the normalised value of each of the 256 byte values
   */
  Augmenter(ImageSet images, Recipe.Augmentation augmentation, long seed, float[] table) {
    this.images = images;
    this.augmentation = augmentation;
    this.seed = seed;
    this.table = table;
  }

  /** Returns {@code count x 3 x size x size} normalised floats. */
  float[] batch(int[] indices, int epoch, Random random) {
    float[] batch = new float[indices.length * images.imageBytes()];
    for (int i = 0; i < indices.length; i++) {
      int shiftX = random.nextInt(2 * augmentation.translate() + 1) - augmentation.translate();
      int shiftY = random.nextInt(2 * augmentation.translate() + 1) - augmentation.translate();
      copy(indices[i], batch, i, mirrored(indices[i], epoch), shiftX, shiftY);
      cut(batch, i, random);
    }
    return batch;
  }

  private boolean mirrored(int index, int epoch) {
    boolean first = (mix(seed * 1_000_003L + index) & 1) == 0;
    return first ^ (epoch % 2 == 1);
  }

  private void copy(int index, float[] batch, int at, boolean mirror, int shiftX, int shiftY) {
    int size = images.size();
    byte[] pixels = images.pixels();
    int to = at * images.imageBytes();
    for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
      int plane = index * images.imageBytes() + channel * size * size;
      for (int y = 0; y < size; y++) {
        int row = plane + reflect(y + shiftY, size) * size;
        for (int x = 0; x < size; x++) {
          int column = reflect(x + shiftX, size);
          int from = row + (mirror ? size - 1 - column : column);
          batch[to++] = table[channel * 256 + (pixels[from] & 0xFF)];
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
