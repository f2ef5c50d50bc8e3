package dev.spotter.classifier.transfer;

import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.data.ImageSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The features of a picture and what it shows. Immutable by agreement: nobody writes to the array.
 *
 * @param features as {@code Embedding} has them
 * @param target index of the label among the model's
 */
@SuppressWarnings("ArrayRecordComponent") // none is compared
public record LabelledFeatures(float[] features, int target) {

  /**
   * Computes the features of images.
   *
   * @param network of the model whose labels the images have
   * @param images of its input size
   * @param progress told after each batch how many images are done
   */
  public static List<LabelledFeatures> of(
      ParallelClassifier network, ImageSet images, IntConsumer progress) {
    List<float[]> rows = Features.of(network, images, false, progress);
    return IntStream.range(0, rows.size())
        .mapToObj(i -> new LabelledFeatures(rows.get(i), images.targets()[i]))
        .toList();
  }
}
