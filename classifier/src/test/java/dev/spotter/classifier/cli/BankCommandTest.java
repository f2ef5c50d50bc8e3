package dev.spotter.classifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.decision.FeatureSpace;
import dev.spotter.classifier.image.Png;
import dev.spotter.classifier.modelfile.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankCommandTest {

  @TempDir private Path folder;
  private Path model;
  private Path pictures;

  @BeforeEach
  void write() throws IOException {
    model = TestModels.write(Files.createDirectory(folder.resolve("model")), TestModels.TINY, 1);
    pictures = folder.resolve("pictures");
  }

  @Test
  void aModelWithABankCanBeTaughtAndAnswersAsBefore() throws IOException {
    pictures("cat", 1);
    pictures("dog", 2);
    Embedding before = embedding();

    CommandRun run = CommandRun.of("bank", "--model", model, "--data", pictures, "--workers", 1);

    assertThat(run.error()).isEmpty();
    assertThat(run.output()).contains("Kept the features of 20 images of 10 labels on 4 axes");
    try (SpotterModel loaded = SpotterModel.load(model)) {
      FeatureSpace space = loaded.featureSpace().orElseThrow();
      assertThat(space.labels()).isEqualTo(TestModels.LABELS);
      assertThat(space.nearCopy(before.features(), before.features())).isTrue();
    }
    assertThat(embedding().logits()).isEqualTo(before.logits());
  }

  @Test
  void aModelWithoutABankCannotBeTaught() {
    try (SpotterModel loaded = SpotterModel.load(model)) {
      assertThat(loaded.featureSpace()).isEmpty();
    }
  }

  @Test
  void aDamagedBankIsRefused() throws IOException {
    pictures("cat", 1);
    pictures("dog", 2);
    CommandRun.of("bank", "--model", model, "--data", pictures, "--workers", 1);
    Files.write(model.resolve("bank.bin"), new byte[9]);

    CommandRun run = CommandRun.of("samples", "--model", model);
    CommandRun predicted = CommandRun.of("predict", "--model", model, pictures);

    assertThat(predicted.exitCode()).isEqualTo(1);
    assertThat(predicted.error()).contains("bank.bin").contains("is damaged");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void picturesOfOtherLabelsAreNoBank() throws IOException {
    pictures("toaster", 1);
    pictures("kettle", 2);

    CommandRun run = CommandRun.of("bank", "--model", model, "--data", pictures);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.error()).contains("has 0 images of the model's labels (airplane");
    assertThat(ModelFiles.in(model).bank()).isEmpty();
  }

  @Test
  void numbersThatMakeNoSenseAreRefused() {
    CommandRun run =
        CommandRun.of("bank", "--model", model, "--data", pictures, "--near-copy", "1.5");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.error()).contains("--near-copy must be above 0 and no more than 1");
  }

  private Embedding embedding() {
    try (SpotterModel loaded = SpotterModel.load(model);
        var classifier = loaded.newClassifier()) {
      return classifier.embed(TestModels.photos(1, 6)).get(0);
    }
  }

  private void pictures(String label, long seed) throws IOException {
    Path of = Files.createDirectories(pictures.resolve(label));
    for (int i = 0; i < 10; i++) {
      Files.write(of.resolve(i + ".png"), Png.encode(TestModels.images(10, seed).get(i)));
    }
  }
}
