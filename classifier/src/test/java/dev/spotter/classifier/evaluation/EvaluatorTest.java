package dev.spotter.classifier.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.image.Pixels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {

  @TempDir private Path folder;
  private SpotterModel model;
  private ParallelClassifier pool;

  @BeforeEach
  void load() {
    model = SpotterModel.load(TestModels.write(folder, TestModels.TINY, 1));
    pool = new ParallelClassifier(model, 2);
  }

  @AfterEach
  void free() {
    pool.close();
    model.close();
  }

  @Test
  void images_labelled_as_the_model_sees_them_are_all_right() {
    ImageSet images = labelledAsSeen(TestModels.images(50, 3));
    List<Integer> progress = new ArrayList<>();

    Evaluation evaluation = new Evaluator(pool, TestModels.LABELS).evaluate(images, progress::add);

    assertThat(evaluation.images()).isEqualTo(50);
    assertThat(evaluation.accuracy()).isEqualTo(1);
    assertThat(progress).isSorted().endsWith(48, 50);
  }

  @Test
  void labels_in_another_order_are_matched_by_name() {
    ImageSet images = labelledAsSeen(TestModels.images(20, 4));
    List<String> reversed = new ArrayList<>(TestModels.LABELS);
    Collections.reverse(reversed);
    int[] targets = images.targets().clone();
    Arrays.setAll(targets, i -> 9 - images.targets()[i]);

    Evaluation evaluation =
        new Evaluator(pool, TestModels.LABELS)
            .evaluate(new ImageSet(reversed, 32, images.pixels(), targets), done -> {});

    assertThat(evaluation.accuracy()).isEqualTo(1);
  }

  @Test
  void a_label_the_model_does_not_know_is_named() {
    ImageSet images = new ImageSet(List.of("cat", "teapot"), 32, new byte[3072], new int[] {1});

    assertThatThrownBy(() -> new Evaluator(pool, TestModels.LABELS).evaluate(images, done -> {}))
        .hasMessageContaining("teapot")
        .hasMessageContaining("airplane, automobile");
  }

  private ImageSet labelledAsSeen(List<Pixels> images) {
    byte[] pixels = new byte[images.size() * 3072];
    int[] targets = new int[images.size()];
    try (Classifier classifier = model.newClassifier()) {
      for (int i = 0; i < targets.length; i++) {
        System.arraycopy(images.get(i).planes(), 0, pixels, i * 3072, 3072);
        targets[i] =
            mostProbable(classifier.classify(List.of(ModelInput.of(images.get(i)))).get(0));
      }
    }
    return new ImageSet(TestModels.LABELS, 32, pixels, targets);
  }

  private static int mostProbable(Classification answer) {
    List<Double> probabilities = List.copyOf(answer.probabilities().values());
    return probabilities.indexOf(answer.confidence());
  }
}
