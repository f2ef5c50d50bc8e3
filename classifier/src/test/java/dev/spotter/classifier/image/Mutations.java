package dev.spotter.classifier.image;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damages valid images, the same way for the same seed. */
final class Mutations {

  private static final int[] NASTY = {0, 1, 0x7F, 0x80, 0xFE, 0xFF};
  private static final int HEAD = 64;

  private final RandomGenerator random;
  private final List<byte[]> seeds;

  Mutations(RandomGenerator random, List<byte[]> seeds) {
    this.random = random;
    this.seeds = seeds;
  }

  /** Returns the next damaged image. */
  byte[] next() {
    byte[] image = any().clone();
    return switch (random.nextInt(6)) {
      case 0 -> flipped(image, image.length);
      case 1 -> flipped(image, Math.min(image.length, 4 * HEAD));
      case 2 -> Arrays.copyOf(image, random.nextInt(image.length));
      case 3 -> nasty(image);
      case 4 -> spliced(image, any());
      default -> repeated(image);
    };
  }

  private byte[] any() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  /** Flips 1 to 16 bits within the first {@code range} bytes. */
  private byte[] flipped(byte[] image, int range) {
    for (int i = random.nextInt(16); i >= 0; i--) {
      image[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
    }
    return image;
  }

  /** Writes up to 4 extreme bytes in a row, where lengths and sizes are likely. */
  private byte[] nasty(byte[] image) {
    int at = random.nextInt(Math.min(image.length, 4 * HEAD));
    int value = NASTY[random.nextInt(NASTY.length)];
    Arrays.fill(image, at, Math.min(image.length, at + 1 + random.nextInt(4)), (byte) value);
    return image;
  }

  /** Puts the head of one image before the rest of another. */
  private byte[] spliced(byte[] head, byte[] tail) {
    int from = random.nextInt(Math.min(head.length, 4 * HEAD));
    int rest = random.nextInt(tail.length);
    byte[] both = Arrays.copyOf(head, from + tail.length - rest);
    System.arraycopy(tail, rest, both, from, tail.length - rest);
    return both;
  }

  /** Repeats a part, as if chunks or segments came twice. */
  private byte[] repeated(byte[] image) {
    int start = random.nextInt(image.length);
    int length = random.nextInt(image.length - start) + 1;
    byte[] longer = Arrays.copyOf(image, image.length + length);
    System.arraycopy(image, start, longer, start + length, image.length - start);
    return longer;
  }
}
