package dev.spotter.classifier.evaluation;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.ModelInput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs a model over an image set, one forward pass an image, and computes the figures. */
public final class Evaluator {

  private static final int BATCH = 8;

  private final ParallelClassifier classifiers;
  private final List<String> labels;

  /**
   * Creates an evaluator.
   *
   * @param classifiers what predicts
   * @param labels the model's, in its order
   */
  public Evaluator(ParallelClassifier classifiers, List<String> labels) {
    this.classifiers = classifiers;
    this.labels = List.copyOf(labels);
  }

  /**
   * Evaluates.
   *
   * @param images of the model's input size; their labels may come in another order than the
   *     model's, or be fewer
   * @param progress told after each batch how many images are done
   * @return the figures
   * @throws IllegalArgumentException when the images bear a label the model does not know, or there
   *     are none
   */
  public Evaluation evaluate(ImageSet images, IntConsumer progress) {
    return Evaluation.of(predict(images, progress));
  }

  /**
   * Predicts without computing figures.
   *
   * @param images as for {@link #evaluate}
   * @param progress as for {@link #evaluate}
   * @return a row an image, in the order of the images; labels in the model's order
   * @throws IllegalArgumentException as {@link #evaluate} does
   */
  public Predictions predict(ImageSet images, IntConsumer progress) {
    int[] targets = targets(images);
    List<Classification> answers = each(images, Classifier::classify, progress);
    return new Predictions(
        labels, answers.stream().map(Evaluator::row).toArray(double[][]::new), targets);
  }

  /**
   * Computes logits, for a calibration.
   *
   * @param images as for {@link #evaluate}
   * @param progress as for {@link #evaluate}
   * @return what the network says of each image, and what is true
   * @throws IllegalArgumentException as {@link #evaluate} does
   */
  public Calibration.Logits logits(ImageSet images, IntConsumer progress) {
    int[] targets = targets(images);
    return new Calibration.Logits(labels, each(images, Evaluator::logits, progress), targets);
  }

  private <T> List<T> each(
      ImageSet images,
      BiFunction<Classifier, List<ModelInput>, List<T>> work,
      IntConsumer progress) {
    List<T> rows = new ArrayList<>(images.count());
    classifiers.forEach(
        () -> IntStream.iterate(0, from -> from < images.count(), from -> from + BATCH).iterator(),
        (classifier, from) -> work.apply(classifier, batch(images, from)),
        batch -> {
          rows.addAll(batch);
          progress.accept(rows.size());
        });
    return rows;
  }

  private int[] targets(ImageSet images) {
    List<String> unknown =
        images.labels().stream().filter(label -> !labels.contains(label)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the data has labels that the model does not know: %s; it knows %s"
              .formatted(String.join(", ", unknown), String.join(", ", labels)));
    }
    int[] order = images.labels().stream().mapToInt(labels::indexOf).toArray();
    return IntStream.of(images.targets()).map(target -> order[target]).toArray();
  }

  private static List<ModelInput> batch(ImageSet images, int from) {
    return IntStream.range(from, Math.min(from + BATCH, images.count()))
        .mapToObj(i -> ModelInput.of(images.image(i)))
        .toList();
  }

  private static List<float[]> logits(Classifier classifier, List<ModelInput> batch) {
    return classifier.embed(batch).stream().map(Embedding::logits).toList();
  }

  private static double[] row(Classification answer) {
    return answer.probabilities().values().stream().mapToDouble(p -> p).toArray();
  }
}
