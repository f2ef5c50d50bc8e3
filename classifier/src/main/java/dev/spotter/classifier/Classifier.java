package dev.spotter.classifier;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.image.UnreadableImageException;
import dev.spotter.classifier.modelfile.ModelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One DJL predictor on a shared {@link SpotterModel}. Not thread-safe: one a worker. Close it
 * before its model.
 */
public final class Classifier implements AutoCloseable {

  private final Predictor<List<Pixels>, List<Embedding>> predictor;
  private final LogitLayers layers;
  private final ImageDecoder decoder;
  private final Head head;

  Classifier(
      Predictor<List<Pixels>, List<Embedding>> predictor,
      LogitLayers layers,
      ImageDecoder decoder,
      Head head) {
    this.predictor = predictor;
    this.layers = layers;
    this.decoder = decoder;
    this.head = head;
  }

  /**
   * Decodes and classifies one image, by the model's own head.
   *
   * @param image the encoded bytes
   * @return the classification
   * @throws UnreadableImageException when the bytes are no image this project can read
   * @throws ModelException when the engine fails
   */
  public Classification classify(byte[] image) throws UnreadableImageException {
    return head.decide(embed(image));
  }

  /**
   * Decodes and embeds one image.
   *
   * @param image the encoded bytes
   * @return the mean over the image's views
   * @throws UnreadableImageException when the bytes are no image this project can read
   * @throws ModelException when the engine fails
   */
  public Embedding embed(byte[] image) throws UnreadableImageException {
    return embed(List.of(decoder.decode(image))).get(0);
  }

  /**
   * Classifies a batch in one forward pass, by the model's own head.
   *
   * @param photos views of the model's input size; none gives an empty list
   * @return one classification a photo, in the same order
   * @throws ModelException when the engine fails
   */
  public List<Classification> classify(List<ModelInput> photos) {
    return embed(photos).stream().map(head::decide).toList();
  }

  /**
   * Embeds a batch in one forward pass, without a decision.
   *
   * @param photos views of the model's input size; none gives an empty list
   * @return one embedding a photo, in the same order: the mean over its views
   * @throws ModelException when the engine fails
   */
  public List<Embedding> embed(List<ModelInput> photos) {
    if (photos.isEmpty()) {
      return List.of();
    }
    List<Embedding> views = predict(photos.stream().flatMap(it -> it.views().stream()).toList());
    List<Embedding> means = new ArrayList<>(photos.size());
    int at = 0;
    for (ModelInput photo : photos) {
      int next = at + photo.views().size();
      means.add(layers.apply(meanOf(views.subList(at, next))));
      at = next;
    }
    return means;
  }

  private static Embedding meanOf(List<Embedding> views) {
    return new Embedding(
        mean(views.stream().map(Embedding::features).toList()),
        mean(views.stream().map(Embedding::logits).toList()));
  }

  private static float[] mean(List<float[]> rows) {
    float[] mean = new float[rows.get(0).length];
    for (float[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.size();
      }
    }
    return mean;
  }

  /** Embeds black images, whatever comes of it, and returns the first one's embedding. */
  Embedding warmUp(int size, int batch) {
    Pixels black = new Pixels(size, new byte[Pixels.CHANNELS * size * size]);
    return embed(Collections.nCopies(batch, ModelInput.of(black))).get(0);
  }

  @Override
  public void close() {
    predictor.close();
  }

  private List<Embedding> predict(List<Pixels> images) {
    try {
      return predictor.predict(images);
    } catch (TranslateException e) {
      throw new ModelException(
          "the engine failed on a batch of " + images.size() + ": " + e.getMessage(), e);
    }
  }
}
