package dev.spotter.classifier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import dev.spotter.classifier.engine.NativeCopy;
import dev.spotter.classifier.image.Normaliser;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.network.NetworkOutput;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A batch of images to the network's input, its output to an embedding an image. Stateless. */
final class EmbeddingTranslator implements NoBatchifyTranslator<List<Pixels>, List<Embedding>> {

  private static final float[] NONE = {};

  private final Normaliser normaliser;
  private final NetworkOutput output;

  /**
   * Creates a translator.
   *
   * @param normaliser of the pixels
   * @param output what the network puts out
   */
  EmbeddingTranslator(Normaliser normaliser, NetworkOutput output) {
    this.normaliser = normaliser;
    this.output = output;
  }

  @Override
  public NDList processInput(TranslatorContext context, List<Pixels> images) {
    int size = images.get(0).size();
    float[] batch = new float[images.size() * Pixels.CHANNELS * size * size];
    for (int i = 0; i < images.size(); i++) {
      normaliser.apply(images.get(i), batch, i);
    }
    Shape shape = new Shape(images.size(), Pixels.CHANNELS, size, size);
    return new NDList(NativeCopy.of(context.getNDManager(), batch, shape));
  }

  @Override
  public List<Embedding> processOutput(TranslatorContext context, NDList outputs) {
    return switch (output) {
      case FEATURES_AND_LOGITS -> embeddings(rows(outputs.get(0)), rows(outputs.get(1)));
      case FEATURES -> rows(outputs.head()).map(row -> new Embedding(row, NONE)).toList();
      case IMPORTED ->
          outputs.size() > 1
              ? embeddings(rows(outputs.get(0)), rows(outputs.get(1)))
              : rows(outputs.head()).map(row -> new Embedding(NONE, row)).toList();
    };
  }

  private static List<Embedding> embeddings(Stream<float[]> features, Stream<float[]> logits) {
    Iterator<float[]> each = logits.iterator();
    return features.map(row -> new Embedding(row, each.next())).toList();
  }

  private static Stream<float[]> rows(NDArray array) {
    int rows = (int) array.getShape().get(0);
    float[] all = array.toFloatArray();
    int width = all.length / rows;
    return IntStream.range(0, rows)
        .mapToObj(i -> Arrays.copyOfRange(all, i * width, (i + 1) * width));
  }
}
