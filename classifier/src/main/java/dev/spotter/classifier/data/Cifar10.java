package dev.spotter.classifier.data;

import java.util.List;

/** Facts of CIFAR-10 that both of its forms share. */
final class Cifar10 {

  /** Class names in label order. Source: the data set's {@code batches.meta.txt}. */
  static final List<String> LABELS =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  /** Width and height in pixels. */
  static final int SIZE = 32;

  /** Bytes of one image. */
  static final int IMAGE_BYTES = 3 * SIZE * SIZE;

  /** Images in each of the five training files and in the test file. */
  static final int BATCH_IMAGES = 10_000;

  private Cifar10() {}
}
