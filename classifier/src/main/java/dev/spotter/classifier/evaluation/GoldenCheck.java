package dev.spotter.classifier.evaluation;

import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.image.Png;
import dev.spotter.classifier.image.UnreadableImageException;
import dev.spotter.classifier.modelfile.GoldenSamples;
import dev.spotter.classifier.modelfile.GoldenSamples.Sample;
import dev.spotter.classifier.modelfile.ModelException;
import dev.spotter.classifier.modelfile.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Records golden samples of a model, and checks a loaded model against them. */
public final class GoldenCheck {

  /** How many pictures of a data set are recorded. */
  public static final int PICTURES = 8;

  private GoldenCheck() {}

  /**
   * Records pictures of a data set into a model folder.
   *
   * @param directory the folder, its card and parameters in place
   * @param images of the model's input size, at least one; a few from all over it are taken
   * @throws IOException when the record cannot be written
   * @throws ModelException when the folder holds no model this version can read
   */
  public static void record(Path directory, ImageSet images) throws IOException {
    int count = Math.min(PICTURES, images.count());
    record(
        directory,
        IntStream.range(0, count).mapToObj(i -> images.image(i * images.count() / count)).toList());
  }

  /**
   * Records pictures into a model folder.
   *
   * @param directory the folder, its card and parameters in place
   * @param pictures of the model's input size, at least one
   * @throws IOException when the record cannot be written
   * @throws ModelException when the folder holds no model this version can read
   */
  public static void record(Path directory, List<Pixels> pictures) throws IOException {
    try (SpotterModel model = SpotterModel.load(directory)) {
      record(model, pictures).write(directory);
    }
  }

  private static GoldenSamples record(SpotterModel model, List<Pixels> pictures) {
    List<Sample> samples = new ArrayList<>();
    try (Classifier classifier = model.newClassifier()) {
      for (Pixels picture : pictures) {
        float[] logits = classifier.embed(List.of(ModelInput.of(picture))).get(0).logits();
        samples.add(new Sample(Png.encode(picture), named(model.card().labels(), logits)));
      }
    }
    return new GoldenSamples(samples);
  }

  /**
   * Returns the recorded pictures.
   *
   * @param recorded of some model
   * @param inputSize of that model, in pixels
   * @throws ModelException when one is no picture
   */
  public static List<Pixels> pictures(GoldenSamples recorded, int inputSize) {
    ImageDecoder decoder = new ImageDecoder(inputSize);
    return recorded.samples().stream().map(sample -> decode(sample, decoder)).toList();
  }

  /**
   * Checks that a model says what was recorded.
   *
   * @param model as loaded
   * @param recorded what its folder says
   * @throws ModelException when it does not: the message says by how much, and what to do
   */
  public static void check(SpotterModel model, GoldenSamples recorded) {
    try (Classifier classifier = model.newClassifier()) {
      int number = 1;
      for (Sample sample : recorded.samples()) {
        requireLabels(model, sample);
        ModelInput photo = ModelInput.of(decode(sample, model.decoder()));
        float[] logits = classifier.embed(List.of(photo)).get(0).logits();
        requireAlike(model, number++, sample.logits(), named(model.card().labels(), logits));
      }
    }
  }

  private static void requireLabels(SpotterModel model, Sample sample) {
    List<String> recorded = List.copyOf(sample.logits().keySet());
    if (!recorded.equals(model.card().labels())) {
      throw new ModelException(
          "the %s of the model %s knows the labels %s, its %s %s; take both files from the same model"
              .formatted(
                  GoldenSamples.FILE,
                  model.card().name(),
                  recorded,
                  ModelFolder.CARD,
                  model.card().labels()));
    }
  }

  private static void requireAlike(
      SpotterModel model, int number, Map<String, Float> recorded, Map<String, Float> now) {
    recorded.forEach(
        (label, logit) -> {
          if (!model.precision().alike(logit, now.get(label))) {
            throw new ModelException(
                String.format(
                    Locale.ROOT,
                    "the model %s does not answer its sample picture %d as it did when it was"
                        + " saved: %s gets %.3f instead of %.3f; copy the model again, or record"
                        + " its samples anew with `spotter-classifier samples`",
                    model.card().name(),
                    number,
                    label,
                    now.get(label),
                    logit));
          }
        });
  }

  private static Pixels decode(Sample sample, ImageDecoder decoder) {
    try {
      return decoder.decode(sample.png()).views().get(0);
    } catch (UnreadableImageException e) {
      throw new ModelException(
          "a picture in the model's " + GoldenSamples.FILE + " cannot be read: " + e.getMessage(),
          e);
    }
  }

  private static Map<String, Float> named(List<String> labels, float[] logits) {
    Map<String, Float> named = new LinkedHashMap<>();
    for (int i = 0; i < logits.length; i++) {
      named.put(labels.get(i), logits[i]);
    }
    return named;
  }
}
