package dev.spotter.classifier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import dev.spotter.classifier.image.Normaliser;
import dev.spotter.classifier.image.Pixels;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A batch of images to the network's input, its first output to one row of numbers an image.
 * Stateless.
 */
final class LogitsTranslator implements NoBatchifyTranslator<List<Pixels>, float[][]> {

  private final Normaliser normaliser;

  LogitsTranslator(Normaliser normaliser) {
    this.normaliser = normaliser;
  }

  @Override
  public NDList processInput(TranslatorContext context, List<Pixels> images) {
    int size = images.get(0).size();
    float[] batch = new float[images.size() * Pixels.CHANNELS * size * size];
    for (int i = 0; i < images.size(); i++) {
      normaliser.apply(images.get(i), batch, i);
    }
    Shape shape = new Shape(images.size(), Pixels.CHANNELS, size, size);
    return new NDList(context.getNDManager().create(FloatBuffer.wrap(batch), shape));
  }

  @Override
  public float[][] processOutput(TranslatorContext context, NDList output) {
    NDArray outputs = output.head();
    float[][] rows = new float[(int) outputs.getShape().get(0)][];
    float[] all = outputs.toFloatArray();
    int width = all.length / rows.length;
    Arrays.setAll(rows, i -> Arrays.copyOfRange(all, i * width, (i + 1) * width));
    return rows;
  }
}
