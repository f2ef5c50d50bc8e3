package dev.spotter.classifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.image.Png;
import dev.spotter.classifier.modelfile.GoldenSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesCommandTest {

  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    model = TestModels.write(Files.createDirectory(folder.resolve("model")), TestModels.TINY, 1);
  }

  @Test
  void pictures_are_recorded_and_checked() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Files.writeString(pictures.resolve("notes.txt"), "no picture");
    for (int i = 0; i < 2; i++) {
      Files.write(pictures.resolve(i + ".png"), Png.encode(TestModels.images(2, 3).get(i)));
    }

    CommandRun recorded = CommandRun.of("samples", "--model", model, pictures);
    assertThat(recorded.output()).contains("Recorded 2 pictures");
    assertThat(recorded.error()).contains("notes.txt is left out: the file is no JPEG");
    assertThat(GoldenSamples.in(model).orElseThrow().samples()).hasSize(2);

    CommandRun checked = CommandRun.of("samples", "--model", model);
    assertThat(checked.exitCode()).isZero();
    assertThat(checked.output()).contains("answers its 2 sample pictures");
  }

  @Test
  void a_folder_without_samples_says_how_to_get_some() {
    CommandRun run = CommandRun.of("samples", "--model", model);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.error()).contains("has no samples.json; name some pictures");
  }

  @Test
  void samples_that_cannot_be_used_are_refused() throws IOException {
    Files.writeString(model.resolve("samples.json"), "{\"samples\": []}");

    CommandRun run = CommandRun.of("samples", "--model", model);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.error()).contains("samples.json").contains("holds no sample");
  }
}
