package dev.spotter.classifier.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Collects CIFAR-10 images one by one. */
final class CifarImages {

  private final ByteArrayOutputStream pixels =
      new ByteArrayOutputStream(Cifar10.BATCH_IMAGES * Cifar10.IMAGE_BYTES);
  private final IntStream.Builder targets = IntStream.builder();

  /** Adds an image's label; its pixels follow. */
  void add(int label, Path file) throws IOException {
    if (label < 0 || label >= Cifar10.LABELS.size()) {
      throw new IOException(file + " has the label " + label + ", CIFAR-10 ends at 9");
    }
    targets.add(label);
  }

  /** Adds an image's planar pixels. */
  void write(byte[] from, int offset) {
    pixels.write(from, offset, Cifar10.IMAGE_BYTES);
  }

  ImageSet toSet() {
    return new ImageSet(
        Cifar10.LABELS, Cifar10.SIZE, pixels.toByteArray(), targets.build().toArray());
  }
}
