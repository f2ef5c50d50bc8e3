package dev.spotter.classifier;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import dev.spotter.classifier.decision.LinearProbe;
import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.image.UnreadableImageException;
import dev.spotter.classifier.modelfile.ModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One DJL predictor on a shared {@link SpotterModel}. Not thread-safe: one a worker. Close it
 * before its model.
 */
public final class Classifier implements AutoCloseable {

  private final Predictor<List<Pixels>, float[][]> predictor;
  private final Optional<LinearProbe> head;
  private final ImageDecoder decoder;
  private final Decider decider;

  Classifier(
      Predictor<List<Pixels>, float[][]> predictor,
      Optional<LinearProbe> head,
      ImageDecoder decoder,
      Decider decider) {
    this.predictor = predictor;
    this.head = head;
    this.decoder = decoder;
    this.decider = decider;
  }

  /**
   * Decodes and classifies one image.
   *
   * @param image the encoded bytes
   * @return the classification
   * @throws UnreadableImageException when the bytes are no image this project can read
   * @throws ModelException when the engine fails
   */
  public Classification classify(byte[] image) throws UnreadableImageException {
    return classify(List.of(decoder.decode(image))).get(0);
  }

  /**
   * Classifies a batch in one forward pass; of a photo with several views the logits are averaged.
   *
   * @param photos views of the model's input size; none gives an empty list
   * @return one classification a photo, in the same order
   * @throws ModelException when the engine fails
   */
  public List<Classification> classify(List<ModelInput> photos) {
    if (photos.isEmpty()) {
      return List.of();
    }
    return logits(photos).stream().map(decider::decide).toList();
  }

  /**
   * Runs a batch through the network without a decision.
   *
   * @param photos views of the model's input size, at least one photo
   * @return for each photo its logits, averaged over its views; they know of no temperature yet
   * @throws ModelException when the engine fails
   */
  public List<float[]> logits(List<ModelInput> photos) {
    List<float[]> outputs = outputs(photos);
    return head.isEmpty() ? outputs : outputs.stream().map(head.get()::apply).toList();
  }

  /**
   * Runs a batch through the network alone: what comes out is the features when the model has a
   * head, which then sees their mean over the views; the logits when it has none.
   *
   * @param photos views of the model's input size, at least one photo
   * @return for each photo the network's output, averaged over its views
   * @throws ModelException when the engine fails
   */
  public List<float[]> outputs(List<ModelInput> photos) {
    float[][] rows = predict(photos.stream().flatMap(it -> it.views().stream()).toList());
    List<float[]> means = new ArrayList<>(photos.size());
    int at = 0;
    for (ModelInput photo : photos) {
      int next = at + photo.views().size();
      means.add(mean(Arrays.copyOfRange(rows, at, next)));
      at = next;
    }
    return means;
  }

  private static float[] mean(float[][] rows) {
    float[] mean = new float[rows[0].length];
    for (float[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    return mean;
  }

  /** Predicts black images, whose answer does not matter, and returns the number of logits. */
  int warmUp(int size, int batch) {
    Pixels black = new Pixels(size, new byte[Pixels.CHANNELS * size * size]);
    return logits(Collections.nCopies(batch, ModelInput.of(black))).get(0).length;
  }

  @Override
  public void close() {
    predictor.close();
  }

  private float[][] predict(List<Pixels> images) {
    try {
      return predictor.predict(images);
    } catch (TranslateException e) {
      throw new ModelException(
          "the engine failed on a batch of " + images.size() + ": " + e.getMessage(), e);
    }
  }
}
