package dev.spotter.classifier.data;

import dev.spotter.classifier.image.Pixels;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Labelled square RGB images of one size, uncompressed in memory. Immutable by agreement: nobody
 * writes to the arrays.
 *
 * @param labels the class names
 * @param size width and height of every image, in pixels
 * @param pixels unsigned bytes, {@code count x 3 x size x size}, each image as in {@link Pixels}
 * @param targets for each image the index of its label
 * @param files for each image the name of the file it came from; empty when it came from none
 */
@SuppressWarnings("ArrayRecordComponent") // 150 MB for CIFAR-10: shared, never copied or compared
public record ImageSet(
    List<String> labels, int size, byte[] pixels, int[] targets, List<String> files) {

  /** Checks that there are as many images as targets, and as files if there are any. */
  public ImageSet {
    labels = List.copyOf(labels);
    files = List.copyOf(files);
    if (pixels.length != targets.length * Pixels.CHANNELS * size * size) {
      throw new IllegalArgumentException(
          targets.length + " targets do not fit " + pixels.length + " bytes of pixels");
    }
    if (!files.isEmpty() && files.size() != targets.length) {
      throw new IllegalArgumentException(
          targets.length + " targets do not fit " + files.size() + " files");
    }
  }

  /** Creates a set of images that came from no files of their own. */
  public ImageSet(List<String> labels, int size, byte[] pixels, int[] targets) {
    this(labels, size, pixels, targets, List.of());
  }

  /** Returns the number of images. */
  public int count() {
    return targets.length;
  }

  /** Returns the number of bytes of one image. */
  public int imageBytes() {
    return Pixels.CHANNELS * size * size;
  }

  /**
   * Returns what to call an image: the name of its file, or its number.
   *
   * @param index 0 to {@code count() - 1}
   */
  public String name(int index) {
    return files.isEmpty() ? "image " + index : files.get(index);
  }

  /** Returns the number of images of each label, in the labels' order. */
  public int[] countByLabel() {
    int[] counts = new int[labels.size()];
    IntStream.of(targets).forEach(target -> counts[target]++);
    return counts;
  }

  /**
   * Returns a copy of one image.
   *
   * @param index 0 to {@code count() - 1}
   */
  public Pixels image(int index) {
    int from = index * imageBytes();
    return new Pixels(size, Arrays.copyOfRange(pixels, from, from + imageBytes()));
  }

  /**
   * Returns the chosen images, in the order given.
   *
   * @param indices which images, each 0 to {@code count() - 1}
   */
  public ImageSet subset(int[] indices) {
    byte[] chosen = new byte[indices.length * imageBytes()];
    int[] chosenTargets = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(pixels, indices[i] * imageBytes(), chosen, i * imageBytes(), imageBytes());
      chosenTargets[i] = targets[indices[i]];
    }
    List<String> chosenFiles =
        files.isEmpty() ? files : IntStream.of(indices).mapToObj(files::get).toList();
    return new ImageSet(labels, size, chosen, chosenTargets, chosenFiles);
  }

  /**
   * Returns these images followed by others.
   *
   * @param others of the same labels and size
   */
  ImageSet plus(ImageSet others) {
    byte[] allPixels = Arrays.copyOf(pixels, pixels.length + others.pixels.length);
    System.arraycopy(others.pixels, 0, allPixels, pixels.length, others.pixels.length);
    int[] allTargets = Arrays.copyOf(targets, count() + others.count());
    System.arraycopy(others.targets, 0, allTargets, count(), others.count());
    List<String> allFiles = Stream.concat(files.stream(), others.files.stream()).toList();
    return new ImageSet(labels, size, allPixels, allTargets, allFiles);
  }

  /**
   * Returns these images with their labels in another order, without the images whose label is not
   * among them.
   *
   * @param order the labels, in their new order
   */
  public ImageSet among(List<String> order) {
    int[] known =
        IntStream.range(0, count()).filter(i -> order.contains(labels.get(targets[i]))).toArray();
    ImageSet kept = known.length == count() ? this : subset(known);
    int[] renumbered =
        IntStream.of(kept.targets()).map(target -> order.indexOf(labels.get(target))).toArray();
    return new ImageSet(order, size, kept.pixels(), renumbered, kept.files());
  }

  /** Returns the SHA-256, in hex, over all pixels and then all targets as 32-bit big-endian. */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(pixels);
      ByteBuffer numbers = ByteBuffer.allocate(targets.length * Integer.BYTES);
      numbers.asIntBuffer().put(targets);
      digest.update(numbers);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
