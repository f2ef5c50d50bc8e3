package dev.spotter.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.classifier.ModelException;
import dev.spotter.classifier.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
