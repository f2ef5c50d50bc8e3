package dev.spotter.classifier.transfer;

import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.training.TrainingData;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Pictures whose label is the colour that is strongest in them. */
final class Pictures {

  static final List<String> LABELS = List.of("reddish", "greenish", "bluish");

  private Pictures() {}

  static TrainingData data(int size, int learnt, int held) {
    return new TrainingData("colours", "none", set(size, learnt, 1), set(size, held, 2));
  }

  /** Returns so many pictures, the classes in turn. */
  static ImageSet set(int size, int count, long seed) {
    Random random = new Random(seed);
    int plane = size * size;
    byte[] pixels = new byte[count * Pixels.CHANNELS * plane];
    for (int i = 0; i < pixels.length; i++) {
      boolean strong = i / plane % Pixels.CHANNELS == i / (Pixels.CHANNELS * plane) % 3;
      pixels[i] = (byte) ((strong ? 150 : 40) + random.nextInt(60));
    }
    int[] targets = IntStream.range(0, count).map(i -> i % 3).toArray();
    List<String> names = IntStream.range(0, count).mapToObj(i -> i + ".png").toList();
    return new ImageSet(LABELS, size, pixels, targets, names);
  }

  /** Returns pictures like nothing in {@link #set}: black and white in a chequered pattern. */
  static ImageSet chequered(int size, int count) {
    byte[] pixels = new byte[count * Pixels.CHANNELS * size * size];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) ((i % size + i / size) % 2 == 0 ? 255 : 0);
    }
    List<String> names = IntStream.range(0, count).mapToObj(i -> i + ".png").toList();
    return new ImageSet(LABELS, size, pixels, new int[count], names);
  }
}
