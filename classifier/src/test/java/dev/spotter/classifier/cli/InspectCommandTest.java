package dev.spotter.classifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.decision.Promise;
import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.modelfile.MeasuredFigures;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

  @TempDir private Path model;

  @BeforeEach
  void write() {
    TestModels.write(model, TestModels.TINY, 1);
  }

  @Test
  void the_card_is_shown_in_words() throws IOException {
    ModelFolder.writeCard(
        model,
        ModelFiles.in(model).card().withMeasured(new MeasuredFigures(100, 0.9412, 0.21, 0.013)));

    assertThat(CommandRun.of("inspect", "--model", model).output())
        .startsWith("random")
        .contains("airplane, automobile, bird")
        .contains("32 x 32 pixels")
        .contains("airbench 4-4-4, 2 convolutions a block")
        .contains("silent below 0.50, temperature 1.000")
        .contains("accuracy 94.12 %, log loss 0.2100, calibration error 1.30 % on 100 images");
  }

  @Test
  void a_card_made_by_hand_is_shown_with_the_files_own_size_and_checksum() throws IOException {
    Path card = model.resolve("model.json");
    String sha256 = ModelFiles.in(model).card().parameters().sha256();
    long bytes = ModelFiles.in(model).card().parameters().bytes();
    Files.writeString(
        card,
        Files.readString(card)
            .replace("\"" + sha256 + "\"", "null")
            .replace("\"bytes\" : " + bytes, "\"bytes\" : 0"));

    assertThat(ModelFiles.in(model).card().parameters().bytes()).isZero();
    assertThat(CommandRun.of("inspect", "--model", model).output())
        .contains(String.format(Locale.ROOT, "%.1f MB, SHA-256 %s, which", bytes / 1e6, sha256));
  }

  @Test
  void a_long_list_of_labels_is_folded() {
    assertThat(CommandRun.of("inspect", "--model", "everyday").output())
        .contains(" and 80 more (--json lists all)");
  }

  @Test
  void the_recipe_is_one_row_of_settings() throws IOException {
    Path card = model.resolve("model.json");
    String recipe =
        "\"recipe\" : {\"architecture\": {}, \"epochs\": 28, \"optimiser\": {\"momentum\": 0.85}}";
    Files.writeString(card, Files.readString(card).replace("\"recipe\" : \"none\"", recipe));

    assertThat(CommandRun.of("inspect", "--model", model).output())
        .containsPattern("recipe +epochs 28, momentum 0.85\n");
  }

  @Test
  void widerWordsAndPromisesAreShown() throws IOException {
    ModelCard card = ModelFiles.in(model).card();
    List<Promise> promises =
        List.of(new Promise(0.9, 0.6, List.of(0.75)), new Promise(0.8, 0.5, List.of(0.7)));
    ModelFolder.writeCard(
        model,
        card.withTaxonomy(Taxonomy.usual(card.labels()))
            .withDecision(card.decision().promising(promises)));

    CommandRun run = CommandRun.of("inspect", "--model", model);

    assertThat(run.output())
        .contains("vehicle (airplane, automobile, ship, truck)")
        .contains("animal (bird, cat, deer, dog, frog, horse)")
        .containsPattern("promise 0.8 +a label from 0.50, wider words from 0.70\n")
        .containsPattern("promise 0.9 +a label from 0.60, wider words from 0.75\n");
    assertThat(CommandRun.of("inspect", "--json", "--model", model).json().get(0))
        .isEqualTo(new ObjectMapper().readTree(model.resolve("model.json").toFile()));
  }

  @Test
  void wider_words_that_somebody_wrote_by_hand_are_checked() throws IOException {
    Path card = model.resolve("model.json");
    String text = Files.readString(card);
    String wrong = text.replaceFirst("\\{", "{\"taxonomy\": {\"teapot\": [\"thing\"]},");
    Files.writeString(card, wrong);

    assertThat(CommandRun.of("inspect", "--model", model).error())
        .contains("the taxonomy has labels that the model lacks");
  }

  @Test
  void a_model_that_was_never_measured_says_so() {
    assertThat(CommandRun.of("inspect", "--model", model).output())
        .containsPattern("measured +not yet");
  }

  @Test
  void json_is_the_card_itself() throws IOException {
    assertThat(CommandRun.of("inspect", "--json", "--model", model).json().get(0))
        .isEqualTo(new ObjectMapper().readTree(model.resolve("model.json").toFile()));
  }

  @Test
  void a_damaged_model_is_reported() throws IOException {
    Files.write(model.resolve("parameters.djl"), new byte[] {1, 2, 3});

    CommandRun run = CommandRun.of("inspect", "--model", model);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.error()).contains("error: the file parameters.djl").contains("is damaged");
  }
}
