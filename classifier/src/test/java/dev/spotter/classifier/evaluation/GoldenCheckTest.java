package dev.spotter.classifier.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.modelfile.GoldenSamples;
import dev.spotter.classifier.modelfile.GoldenSamples.Sample;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelException;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenCheckTest {

  @TempDir private Path folder;

  @BeforeEach
  void record() throws IOException {
    TestModels.write(folder, TestModels.TINY, 1);
    GoldenCheck.record(folder, TestModels.images(3, 2));
  }

  @Test
  void a_model_answers_its_own_samples() {
    assertThat(recorded().samples()).hasSize(3);
    assertThat(recorded().samples().get(0).logits().keySet())
        .containsExactlyElementsOf(TestModels.LABELS);
    assertThatCode(() -> check(recorded())).doesNotThrowAnyException();
  }

  @Test
  void the_pictures_come_back_as_they_were() {
    Pixels first = GoldenCheck.pictures(recorded(), 32).get(0);

    assertThat(first.planes()).isEqualTo(TestModels.images(3, 2).get(0).planes());
  }

  @Test
  void other_weights_do_not_pass_for_the_recorded_ones() throws IOException {
    GoldenSamples before = recorded();
    TestModels.write(folder, TestModels.TINY, 5);

    assertThatThrownBy(() -> check(before))
        .isInstanceOf(ModelException.class)
        .hasMessageContainingAll("sample picture 1", "instead of", "copy the model again");
  }

  @Test
  void another_normalisation_does_not_pass() throws IOException {
    Path card = folder.resolve("model.json");
    Files.writeString(card, Files.readString(card).replace("0.25", "0.26"));

    assertThatThrownBy(() -> check(recorded()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("does not answer its sample picture");
  }

  @Test
  void logits_that_are_no_numbers_do_not_pass() {
    Sample first = recorded().samples().get(0);
    Map<String, Float> broken = new LinkedHashMap<>(first.logits());
    broken.put("dog", Float.NaN);

    assertThatThrownBy(() -> check(new GoldenSamples(List.of(new Sample(first.png(), broken)))))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("dog gets");
  }

  @Test
  void samples_of_other_labels_are_named() throws IOException {
    GoldenSamples before = recorded();
    Path card = folder.resolve("model.json");
    Files.writeString(card, Files.readString(card).replace("\"cat\"", "\"lynx\""));

    assertThatThrownBy(() -> check(before))
        .isInstanceOf(ModelException.class)
        .hasMessageContainingAll("knows the labels", "cat", "lynx");
  }

  @Test
  void a_calibration_leaves_the_samples_as_they_are() throws IOException {
    ModelCard card = ModelFiles.in(folder).card();
    ModelFolder.writeCard(folder, card.withDecision(new DecisionRule(3, 0.9)));

    assertThatCode(() -> check(recorded())).doesNotThrowAnyException();
  }

  @Test
  void new_parameters_take_the_old_samples_away() throws IOException {
    ModelFolder.writeParameters(folder, new byte[] {1});

    assertThat(GoldenSamples.in(folder)).isEmpty();
  }

  private GoldenSamples recorded() {
    return GoldenSamples.in(folder).orElseThrow();
  }

  private void check(GoldenSamples recorded) {
    try (SpotterModel model = SpotterModel.load(folder)) {
      GoldenCheck.check(model, recorded);
    }
  }
}
