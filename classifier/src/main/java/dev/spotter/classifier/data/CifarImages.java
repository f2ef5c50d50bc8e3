package dev.spotter.classifier.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Collects the images of one of the CIFAR data sets one by one. */
final class CifarImages {

  private final ByteArrayOutputStream pixels =
      new ByteArrayOutputStream(Cifar10.BATCH_IMAGES * Cifar10.IMAGE_BYTES);
  private final IntStream.Builder targets = IntStream.builder();
  private final List<String> labels;

  /** Starts without images; {@code labels} are the data set's, in its order. */
  CifarImages(List<String> labels) {
    this.labels = List.copyOf(labels);
  }

  /** Adds an image's label; its pixels follow. */
  void add(int label, Path file) throws IOException {
    if (label < 0 || label >= labels.size()) {
      throw new IOException(
          file + " has the label " + label + ", the data set's end at " + (labels.size() - 1));
    }
    targets.add(label);
  }

  /** Adds an image's planar pixels. */
  void write(byte[] from, int offset) {
    pixels.write(from, offset, Cifar10.IMAGE_BYTES);
  }

  /** Returns how many there are so far. */
  int count() {
    return pixels.size() / Cifar10.IMAGE_BYTES;
  }

  ImageSet toSet() {
    return new ImageSet(labels, Cifar10.SIZE, pixels.toByteArray(), targets.build().toArray());
  }
}
