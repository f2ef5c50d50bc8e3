package dev.spotter.classifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.image.TestImages;
import dev.spotter.classifier.modelfile.MeasuredFigures;
import dev.spotter.classifier.modelfile.ModelFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  @TempDir private Path model;
  @TempDir private Path data;

  @BeforeEach
  void write() throws IOException {
    TestModels.write(model, TestModels.TINY, 1);
    writeBatch("test_batch.bin", 30);
    for (int i = 1; i <= 5; i++) {
      writeBatch("data_batch_" + i + ".bin", 4);
    }
  }

  @Test
  void json_is_one_object_of_the_command_contract() {
    CommandRun run = CommandRun.of("evaluate", "--json", "--data", data, "--model", model);

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).hasSize(1);
    JsonNode json = run.json().get(0);
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "images",
            "accuracy",
            "top2Accuracy",
            "logLoss",
            "expectedCalibrationError",
            "perClass",
            "confusion",
            "reliability",
            "riskCoverage");
    assertThat(json.get("images").asInt()).isEqualTo(30);
    assertThat(json.get("perClass").get("cat").get("images").asInt()).isEqualTo(3);
    assertThat(json.get("confusion")).hasSize(10).allMatch(row -> row.size() == 10);
  }

  @Test
  void the_number_of_workers_does_not_change_the_figures() {
    CommandRun one =
        CommandRun.of("evaluate", "--json", "--workers", 1, "--data", data, "--model", model);
    CommandRun three =
        CommandRun.of("evaluate", "--json", "--workers", 3, "--data", data, "--model", model);

    assertThat(one.output()).isNotEmpty().isEqualTo(three.output());
  }

  @Test
  void the_training_images_are_evaluated_on_request() {
    CommandRun run =
        CommandRun.of("evaluate", "--json", "--split", "train", "--data", data, "--model", model);

    assertThat(run.json().get(0).get("images").asInt()).isEqualTo(20);
  }

  @Test
  void the_human_form_is_a_table() {
    CommandRun run = CommandRun.of("evaluate", "--data", data, "--model", model);

    assertThat(run.output())
        .startsWith("random (MXNet ")
        .contains("accuracy ", "log loss ", "calibration ", "most often confused")
        .containsPattern("(?m)^class +images +precision +recall +log loss$")
        .containsPattern("(?m)^airplane +3 ");
  }

  @Test
  void the_report_is_a_page_with_the_same_figures(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("evaluation.html");

    CommandRun run =
        CommandRun.of("evaluate", "--json", "--report", page, "--data", data, "--model", model);

    Document html = Jsoup.parse(page);
    JsonNode json = run.json().get(0);
    assertThat(html.select(".tiles strong").eachText())
        .containsExactly(
            percent(json.get("accuracy")),
            percent(json.get("top2Accuracy")),
            String.format(Locale.ROOT, "%.4f", json.get("logLoss").asDouble()),
            percent(json.get("expectedCalibrationError")));
    long mistakes = Math.round(30 * (1 - json.get("accuracy").asDouble()));
    assertThat(html.select(".gallery img[src^=data:image/png;base64,]")).hasSize((int) mistakes);
    assertThat(html.select("dd").eachText())
        .contains("random", "the test images of " + data.getFileName());
  }

  private static String percent(JsonNode share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share.asDouble());
  }

  @Test
  void figures_are_recorded_in_the_model_folder() {
    CommandRun run =
        CommandRun.of("evaluate", "--record", "--json", "--data", data, "--model", model);

    JsonNode json = run.json().get(0);
    assertThat(ModelFiles.in(model).card().measured())
        .isEqualTo(
            new MeasuredFigures(
                30,
                json.get("accuracy").asDouble(),
                json.get("logLoss").asDouble(),
                json.get("expectedCalibrationError").asDouble()));
  }

  @Test
  void the_bundled_model_cannot_be_recorded_in() {
    CommandRun run = CommandRun.of("evaluate", "--record", "--data", data);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.error()).contains("--record needs --model");
  }

  @Test
  void data_that_is_not_there_is_named() {
    CommandRun run = CommandRun.of("evaluate", "--data", data.resolve("none"), "--model", model);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.error()).startsWith("error: ").contains(data.resolve("none").toString());
  }

  @Test
  void pictures_in_class_folders_are_measured_and_broken_ones_named(@TempDir Path own)
      throws IOException {
    picture(own.resolve("cat/1.png"));
    picture(own.resolve("dog/2.png"));
    Files.writeString(own.resolve("dog/3.png"), "no picture");

    CommandRun run = CommandRun.of("evaluate", "--data", own, "--model", model);

    assertThat(run.exitCode()).isZero();
    assertThat(run.error()).contains("skipped dog/3.png: the file is no JPEG");
    assertThat(run.output()).containsPattern("images +2\n").containsPattern("(?m)^dog +1 ");
  }

  @Test
  void data_with_fewer_labels_is_measured_among_them_as_well(@TempDir Path own) throws IOException {
    picture(own.resolve("cat/1.png"));
    picture(own.resolve("dog/2.png"));

    JsonNode among =
        CommandRun.of("evaluate", "--json", "--data", own, "--model", model)
            .json()
            .get(0)
            .get("amongData");
    CommandRun table = CommandRun.of("evaluate", "--data", own, "--model", model);

    assertThat(among.get("labels").asInt()).isEqualTo(2);
    assertThat(among.get("top2Accuracy").asDouble()).isEqualTo(1);
    assertThat(table.output())
        .contains("among the data's 2 labels: accuracy ")
        .doesNotContain("airplane ");
  }

  @Test
  void several_data_sets_are_measured_as_one(@TempDir Path own) throws IOException {
    picture(own.resolve("cat/1.png"));

    CommandRun run =
        CommandRun.of("evaluate", "--json", "--data", data, "--data", own, "--model", model);

    JsonNode json = run.json().get(0);
    assertThat(json.get("images").asInt()).isEqualTo(31);
    assertThat(json.get("perClass").get("cat").get("images").asInt()).isEqualTo(4);
  }

  @Test
  void labels_the_model_does_not_have_are_all_named(@TempDir Path own) throws IOException {
    picture(own.resolve("cat/1.png"));
    picture(own.resolve("kettle/2.png"));
    picture(own.resolve("teapot/3.png"));

    CommandRun run = CommandRun.of("evaluate", "--data", own, "--model", model);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.error())
        .contains("labels that the model does not know: kettle, teapot; it knows airplane,");
  }

  private static void picture(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(
        file, TestImages.encoded(TestImages.noise(40, 30, file.toString().hashCode()), "png"));
  }

  @Test
  void help_has_examples() {
    for (String command : List.of("evaluate", "predict", "score", "inspect", "train")) {
      assertThat(CommandRun.of(command, "--help").output())
          .contains("Examples:", "spotter-classifier " + command);
    }
  }

  /** CIFAR-10's binary form: a label byte and 3,072 pixel bytes a record. */
  private void writeBatch(String name, int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<Pixels> images = TestModels.images(count, count);
    for (int i = 0; i < count; i++) {
      bytes.write(i % 10);
      bytes.writeBytes(images.get(i).planes());
    }
    Files.write(data.resolve(name), bytes.toByteArray());
  }
}
