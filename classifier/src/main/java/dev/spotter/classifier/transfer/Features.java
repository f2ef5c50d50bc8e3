package dev.spotter.classifier.transfer;

import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.ModelInput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs images through a frozen network, once and for all. */
final class Features {

  private static final int BATCH = 8;

  private Features() {}

  /**
   * Computes the features of images.
   *
   * @param network a feature extractor
   * @param images of the network's input size
   * @param mirrored whether to look at each image in a mirror
   * @param progress told after each batch how many images are done
   * @return a row an image
   */
  static List<float[]> of(
      ParallelClassifier network, ImageSet images, boolean mirrored, IntConsumer progress) {
    List<float[]> rows = new ArrayList<>(images.count());
    network.forEach(
        () -> IntStream.iterate(0, from -> from < images.count(), from -> from + BATCH).iterator(),
        (Classifier classifier, Integer from) ->
            features(classifier.embed(batch(images, from, mirrored))),
        batch -> {
          rows.addAll(batch);
          progress.accept(rows.size());
        });
    return rows;
  }

  private static List<float[]> features(List<Embedding> embeddings) {
    return embeddings.stream().map(Embedding::features).toList();
  }

  private static List<ModelInput> batch(ImageSet images, int from, boolean mirrored) {
    return IntStream.range(from, Math.min(from + BATCH, images.count()))
        .mapToObj(images::image)
        .map(image -> ModelInput.of(mirrored ? image.mirrored() : image))
        .toList();
  }
}
