package dev.spotter.classifier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.decision.Promise;
import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.image.TestImages;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {

  @TempDir private Path model;
  @TempDir private Path pictures;

  @BeforeEach
  void write() throws IOException {
    TestModels.write(model, TestModels.TINY, 1);
    picture("b.png", 1);
    picture("a.png", 2);
    picture("album/c.png", 3);
    picture(".thumbnails/hidden.png", 4);
    Files.writeString(pictures.resolve("broken.jpg"), "not a picture");
  }

  @Test
  void a_folder_is_searched_and_answered_in_order_a_json_object_a_line() {
    CommandRun run = CommandRun.of("predict", "--json", "--model", model, pictures);

    assertThat(run.exitCode()).isZero();
    assertThat(run.json())
        .extracting(line -> line.get("file").asText())
        .containsExactly(
            pictures.resolve("a.png").toString(),
            pictures.resolve("album/c.png").toString(),
            pictures.resolve("b.png").toString(),
            pictures.resolve("broken.jpg").toString());
  }

  @Test
  void json_has_the_fields_of_the_command_contract() {
    JsonNode line = predictJson("a.png").json().get(0);

    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly("file", "label", "said", "caption", "confidence", "probabilities");
    JsonNode probabilities = line.get("probabilities");
    assertThat(probabilities.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(TestModels.LABELS);
    assertThat(TestModels.LABELS.stream().mapToDouble(l -> probabilities.get(l).asDouble()).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void a_label_is_null_when_the_model_abstains() throws IOException {
    decideAt(1.1);
    JsonNode silent = predictJson("a.png").json().get(0);
    decideAt(0);
    JsonNode sure = predictJson("a.png").json().get(0);

    assertThat(silent.get("label").isNull()).isTrue();
    assertThat(silent.get("caption").asText()).isEqualTo("a photo");
    assertThat(sure.get("label").asText()).isIn(TestModels.LABELS);
    assertThat(sure.get("caption").asText())
        .matches("a photo of an? " + sure.get("label").asText());
  }

  @Test
  void an_unreadable_file_gives_its_error_and_the_run_goes_on() {
    CommandRun run = predictJson("broken.jpg", "nowhere.png", "a.png");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().get(0).fieldNames()).toIterable().containsExactly("file", "error");
    assertThat(run.json().get(0).get("error").asText()).contains("no JPEG, PNG, GIF, WebP or BMP");
    assertThat(run.json().get(1).get("error").asText()).isEqualTo("there is no such file");
    assertThat(run.json().get(2).has("label")).isTrue();
  }

  @Test
  void the_human_form_is_aligned_columns() throws IOException {
    decideAt(1.1);
    Path album = pictures.resolve("album/c.png");
    Path a = pictures.resolve("a.png");

    List<String> lines = CommandRun.of("predict", "--model", model, album, a).lines();

    assertThat(lines.get(0)).matches("\\Q" + album + "\\E  -           0\\.\\d\\d");
    assertThat(lines.get(1)).matches("\\Q" + a + "\\E {8}-           0\\.\\d\\d");
  }

  @Test
  void a_folders_files_are_named_without_it() throws IOException {
    decideAt(0);

    List<String> lines = CommandRun.of("predict", "--model", model, pictures).lines();

    assertThat(lines.get(0)).matches("a\\.png {8}[a-z]+ +0\\.\\d\\d");
    assertThat(lines.get(1)).matches("album/c\\.png  [a-z]+ +0\\.\\d\\d");
    assertThat(lines.get(3)).startsWith("broken.jpg   error: ");
  }

  @Test
  void the_human_form_names_what_it_cannot_read() {
    CommandRun run = CommandRun.of("predict", "--model", model, pictures.resolve("broken.jpg"));

    assertThat(run.output()).contains("broken.jpg  error: the file is no JPEG");
  }

  @Test
  void a_run_that_reads_nothing_fails() {
    assertThat(predictJson("broken.jpg").exitCode()).isEqualTo(1);
    assertThat(predictJson("nowhere.png").exitCode()).isEqualTo(1);
  }

  @Test
  void an_empty_folder_is_named(@TempDir Path empty) {
    CommandRun run = CommandRun.of("predict", "--model", model, empty);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.error()).contains("there is no file in").contains(empty.toString());
  }

  @Test
  void wrong_usage_is_told_from_failure() {
    assertThat(CommandRun.of("predict").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("predict", "--workers", "0", pictures).error())
        .contains("--workers must be at least 1");
    assertThat(CommandRun.of("predict", "--model", "nowhere", pictures).error())
        .contains("error: there is no model folder at nowhere");
  }

  @Test
  void aWiderWordIsSaidWhereNoLabelIsSureEnough() throws IOException {
    hedge();

    JsonNode line = predictJson("a.png").json().get(0);

    assertThat(line.get("label").isNull()).isTrue();
    assertThat(line.get("said").asText()).isIn("animal", "vehicle");
    assertThat(line.get("caption").asText()).isIn("a photo of an animal", "a photo of a vehicle");
    assertThat(CommandRun.of("predict", "--model", model, pictures).lines().get(0))
        .matches("a\\.png {8}(animal|vehicle) +0\\.\\d\\d");
  }

  @Test
  void howWideAWordMayBeIsAnOption() throws IOException {
    hedge();
    Path a = pictures.resolve("a.png");

    CommandRun run = CommandRun.of("predict", "--json", "--widest", 0, "--model", model, a);

    assertThat(run.json().get(0).get("said").isNull()).isTrue();
    assertThat(CommandRun.of("predict", "--widest", -1, a).error()).contains("must be 0 or more");
    assertThat(CommandRun.of("predict", "--precision", 90, a).error())
        .contains("the precision must be above 0 and below 1");
    assertThat(CommandRun.of("predict", "--precision", 0.99, "--model", model, a).error())
        .contains("the model promises a precision of 0.9 at most");
  }

  /** Lets the model say wider words always and labels never. */
  private void hedge() throws IOException {
    ModelCard card = ModelFiles.in(model).card();
    Promise promise = new Promise(0.9, 1.1, List.of(0.01));
    ModelFolder.writeCard(
        model,
        card.withTaxonomy(Taxonomy.usual(card.labels()))
            .withDecision(card.decision().promising(List.of(promise))));
  }

  @Test
  void an_engine_this_build_lacks_is_refused() {
    CommandRun run = CommandRun.of("predict", "--engine", "Abacus", "--model", model, pictures);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.error()).contains("error: the engine Abacus is not part of this build");
  }

  private CommandRun predictJson(String... names) {
    Object[] arguments = new Object[names.length + 4];
    arguments[0] = "predict";
    arguments[1] = "--json";
    arguments[2] = "--model";
    arguments[3] = model;
    for (int i = 0; i < names.length; i++) {
      arguments[i + 4] = pictures.resolve(names[i]);
    }
    return CommandRun.of(arguments);
  }

  private void picture(String name, long seed) throws IOException {
    Path file = pictures.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, TestImages.encoded(TestImages.noise(40, 30, seed), "png"));
  }

  private void decideAt(double minConfidence) throws IOException {
    Path card = model.resolve("model.json");
    String json = Files.readString(card);
    String decided =
        json.replaceFirst("\"minConfidence\" : [0-9.]+", "\"minConfidence\" : " + minConfidence);
    Files.writeString(card, decided);
  }
}
