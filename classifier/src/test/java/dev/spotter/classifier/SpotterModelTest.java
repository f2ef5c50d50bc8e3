package dev.spotter.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.image.TestImages;
import dev.spotter.classifier.image.UnreadableImageException;
import dev.spotter.classifier.modelfile.ModelException;
import dev.spotter.classifier.modelfile.ModelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpotterModelTest {

  @TempDir private Path folder;

  @Test
  void parameters_survive_the_round_trip_through_a_folder() {
    float[] logits = TestModels.logits(TestModels.TINY, 5, TestModels.images(1, 6).get(0));

    try (SpotterModel model = load(5);
        Classifier classifier = model.newClassifier()) {
      Classification expected = model.head().decide(new Embedding(new float[0], logits));
      Classification loaded = classifier.classify(TestModels.photos(1, 6)).get(0);

      loaded
          .probabilities()
          .forEach(
              (label, probability) ->
                  assertThat(probability)
                      .as(label)
                      .isCloseTo(expected.probabilities().get(label), within(1e-6)));
    }
  }

  @Test
  void probabilities_come_in_label_order_and_sum_to_one() {
    try (SpotterModel model = load(1);
        Classifier classifier = model.newClassifier()) {
      Classification answer = classifier.classify(TestModels.photos(1, 1)).get(0);

      assertThat(answer.probabilities().keySet()).containsExactlyElementsOf(TestModels.LABELS);
      assertThat(answer.probabilities().values().stream().mapToDouble(p -> p).sum())
          .isCloseTo(1, within(1e-12));
      assertThat(answer.probabilities()).containsValue(answer.confidence());
    }
  }

  @Test
  void a_batch_is_answered_image_by_image() {
    List<ModelInput> images = TestModels.photos(5, 2);
    try (SpotterModel model = load(1);
        Classifier classifier = model.newClassifier()) {
      List<Classification> together = classifier.classify(images);

      assertThat(together).hasSize(5);
      for (int i = 0; i < 5; i++) {
        Classification alone = classifier.classify(List.of(images.get(i))).get(0);
        assertThat(together.get(i).confidence()).isCloseTo(alone.confidence(), within(1e-6));
      }
      assertThat(classifier.classify(List.<ModelInput>of())).isEmpty();
    }
  }

  @Test
  void anEmbeddingIsTheMeanOverTheViewsAndAllThatADecisionNeeds() {
    List<Pixels> views = TestModels.images(2, 4);
    try (SpotterModel model = load(1);
        Classifier classifier = model.newClassifier()) {
      List<Embedding> alone = classifier.embed(views.stream().map(ModelInput::of).toList());
      ModelInput both = new ModelInput(views);
      Embedding mean = classifier.embed(List.of(both)).get(0);

      assertThat(mean.features()).hasSize(4);
      assertThat(mean.features()).containsExactly(mean(alone, Embedding::features), within(1e-6f));
      assertThat(mean.logits()).containsExactly(mean(alone, Embedding::logits), within(1e-6f));
      assertThat(model.head().decide(mean)).isEqualTo(classifier.classify(List.of(both)).get(0));
    }
  }

  private static float[] mean(List<Embedding> two, Function<Embedding, float[]> part) {
    float[] first = part.apply(two.get(0));
    float[] second = part.apply(two.get(1));
    float[] mean = new float[first.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (first[i] + second[i]) / 2;
    }
    return mean;
  }

  @Test
  void anExtractorGivesFeaturesAndNoLogits() {
    ModelFiles files = ModelFiles.in(TestModels.write(folder, TestModels.TINY, 1));
    try (SpotterModel model = SpotterModel.extractor(files, Engines.preferred());
        Classifier classifier = model.newClassifier()) {
      Embedding embedding = classifier.embed(TestModels.photos(1, 1)).get(0);

      assertThat(embedding.features()).hasSize(9 * 4 + 4);
      assertThat(embedding.logits()).isEmpty();
      assertThat(model.card()).isEqualTo(files.card());
    }
  }

  @Test
  void encoded_bytes_are_decoded_and_classified() throws Exception {
    byte[] png = TestImages.encoded(TestImages.noise(64, 48, 9), "png");
    try (SpotterModel model = load(1);
        Classifier classifier = model.newClassifier()) {
      ModelInput pixels = model.decoder().decode(png);

      assertThat(classifier.classify(png)).isEqualTo(classifier.classify(List.of(pixels)).get(0));
    }
  }

  @Test
  void bytes_that_are_no_image_are_refused_and_the_classifier_goes_on() throws Exception {
    byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
    try (SpotterModel model = load(1);
        Classifier classifier = model.newClassifier()) {
      assertThatThrownBy(() -> classifier.classify(text))
          .isInstanceOf(UnreadableImageException.class);

      assertThat(classifier.classify(TestModels.photos(1, 1))).hasSize(1);
    }
  }

  @Test
  void parameters_of_another_architecture_are_refused() throws IOException {
    TestModels.write(folder, TestModels.TINY, 1);
    replaceInCard("\"convolutions\" : 2", "\"convolutions\" : 3");

    assertThatThrownBy(() -> SpotterModel.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("do not fit its architecture");
  }

  @Test
  void a_label_without_an_output_is_refused() throws IOException {
    TestModels.write(folder, TestModels.TINY, 1);
    replaceInCard("\"truck\"", "\"truck\", \"teapot\"");

    assertThatThrownBy(() -> SpotterModel.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("10 outputs cannot stand for 11 labels");
  }

  @Test
  void an_unknown_architecture_is_named() throws IOException {
    TestModels.write(folder, TestModels.TINY, 1);
    replaceInCard("airbench", "crystal-ball");

    assertThatThrownBy(() -> SpotterModel.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("crystal-ball");
  }

  private SpotterModel load(long seed) {
    return SpotterModel.load(TestModels.write(folder, TestModels.TINY, seed));
  }

  private void replaceInCard(String old, String replacement) throws IOException {
    Path card = folder.resolve("model.json");
    String text = Files.readString(card);
    assertThat(text).contains(old);
    Files.writeString(card, text.replace(old, replacement));
  }
}
