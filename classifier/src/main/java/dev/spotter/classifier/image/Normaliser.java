package dev.spotter.classifier.image;

/**
 * Turns unsigned bytes into a network's input, {@code (byte / 255 - mean) / std}, by table look-up.
 * Immutable and thread-safe.
 */
public final class Normaliser {

  private static final int LEVELS = 256;

  private final float[] table = new float[Pixels.CHANNELS * LEVELS];

  /**
   * Creates a normaliser.
   *
   * @param normalisation mean and standard deviation of each channel
   */
  public Normaliser(Normalisation normalisation) {
    for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
      float mean = normalisation.mean().get(channel);
      float std = normalisation.std().get(channel);
      for (int level = 0; level < LEVELS; level++) {
        table[channel * LEVELS + level] = (level / 255f - mean) / std;
      }
    }
  }

  /**
   * Normalises one image that need not be in whole numbers into its place in a batch.
   *
   * @param image {@code 3 x size x size}, 0 to 255
   * @param batch where to write
   * @param index the image's place in the batch
   */
  public void apply(float[] image, float[] batch, int index) {
    int plane = image.length / Pixels.CHANNELS;
    int to = index * image.length;
    for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
      float zero = table[channel * LEVELS];
      float step = (table[channel * LEVELS + LEVELS - 1] - zero) / (LEVELS - 1);
      for (int i = channel * plane; i < (channel + 1) * plane; i++) {
        batch[to + i] = zero + step * image[i];
      }
    }
  }

  /**
   * Normalises images that lie one behind the other.
   *
   * @param pixels unsigned bytes, {@code n x 3 x size x size}
   * @param from the first image
   * @param count how many images
   * @param size width and height
   * @return {@code count x 3 x size x size} floats
   */
  public float[] apply(byte[] pixels, int from, int count, int size) {
    float[] normalised = new float[count * Pixels.CHANNELS * size * size];
    apply(
        pixels, from * Pixels.CHANNELS * size * size, normalised, 0, count * Pixels.CHANNELS, size);
    return normalised;
  }

  /**
   * Normalises one image into its place in a batch.
   *
   * @param image the pixels
   * @param batch where to write
   * @param index the image's place in the batch
   */
  public void apply(Pixels image, float[] batch, int index) {
    int to = index * image.planes().length;
    apply(image.planes(), 0, batch, to, Pixels.CHANNELS, image.size());
  }

  private void apply(byte[] pixels, int from, float[] into, int to, int planes, int size) {
    int plane = size * size;
    for (int p = 0; p < planes; p++) {
      int row = p % Pixels.CHANNELS * LEVELS;
      for (int i = p * plane; i < (p + 1) * plane; i++) {
        into[to + i] = table[row + (pixels[from + i] & 0xFF)];
      }
    }
  }
}
