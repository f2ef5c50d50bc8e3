package dev.spotter.classifier.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.decision.DecisionRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {

  @TempDir private Path folder;

  @BeforeEach
  void write() {
    TestModels.write(folder, TestModels.TINY, 1);
  }

  @Test
  void a_whole_folder_is_read() {
    ModelFiles files = ModelFiles.in(folder);

    assertThat(files.card().labels()).isEqualTo(TestModels.LABELS);
    assertThat(files.parameters()).hasSize((int) files.card().parameters().bytes());
  }

  @Test
  void nothing_is_left_half_written() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("model.json", "parameters.djl");
    }
  }

  @Test
  void a_version_changes_with_the_model_but_not_with_its_figures() {
    ModelCard card = ModelFiles.in(folder).card();

    assertThat(card.version()).matches("[0-9a-f]{12}");
    assertThat(ModelFiles.in(folder).card().version()).isEqualTo(card.version());
    assertThat(card.withMeasured(new MeasuredFigures(1, 1, 0, 0)).version())
        .isEqualTo(card.version());
    assertThat(card.withDecision(new DecisionRule(2, 0.5)).version()).isNotEqualTo(card.version());
  }

  @Test
  void a_missing_folder_is_named() {
    assertRefused(folder.resolve("nowhere")).hasMessageContaining("no model folder at");
  }

  @Test
  void a_missing_card_is_named() throws IOException {
    Files.delete(folder.resolve("model.json"));

    assertRefused(folder).hasMessageContaining(folder + " has no file model.json");
  }

  @Test
  void missing_parameters_are_named() throws IOException {
    Files.delete(folder.resolve("parameters.djl"));

    assertRefused(folder).hasMessageContaining(folder + " has no file parameters.djl");
  }

  @Test
  void damaged_parameters_are_refused() throws IOException {
    byte[] parameters = Files.readAllBytes(folder.resolve("parameters.djl"));
    parameters[parameters.length / 2] ^= 1;
    Files.write(folder.resolve("parameters.djl"), parameters);

    assertRefused(folder).hasMessageContaining("damaged").hasMessageContaining("copy the model");
  }

  @Test
  void a_card_that_is_no_json_is_refused() throws IOException {
    Files.writeString(folder.resolve("model.json"), "labels: cat");

    assertRefused(folder).hasMessageContaining("model.json").hasMessageContaining("labels");
  }

  @Test
  void a_card_without_labels_is_refused() throws IOException {
    Files.writeString(folder.resolve("model.json"), "{\"name\": \"mine\"}");

    assertRefused(folder).hasMessageContaining("labels are missing");
  }

  @Test
  void a_card_with_a_label_twice_is_refused() throws IOException {
    String card = Files.readString(folder.resolve("model.json"));
    Files.writeString(folder.resolve("model.json"), card.replace("\"cat\"", "\"dog\""));

    assertRefused(folder).hasMessageContaining("two or more different labels");
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Path folder) {
    return assertThatThrownBy(() -> ModelFiles.in(folder)).isInstanceOf(ModelException.class);
  }
}
