package dev.spotter.classifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.image.TestImages;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trainings of networks so narrow, on pictures so few, that they take a second. The command sets
 * the engine up for training, so they have a process of their own.
 */
@Tag("training")
class TrainCommandTest {

  @TempDir private Path data;
  @TempDir private Path folder;

  private Path model;

  @BeforeEach
  void paint() throws IOException {
    model = folder.resolve("warm-or-cold");
    for (int i = 0; i < 12; i++) {
      picture("train/warm/%d.png".formatted(i), 0xD04020 + i);
      picture("train/cold/%d.png".formatted(i), 0x2040D0 + i);
    }
  }

  @Test
  void a_folder_of_class_folders_becomes_a_model_with_log_and_report() throws IOException {
    Files.writeString(data.resolve("train/warm/notes.txt"), "not a picture");

    CommandRun run = train("--data", data.resolve("train"));

    assertThat(run.error()).contains("1 file was left out", "warm/notes.txt: the file is no JPEG");
    assertThat(run.exitCode()).isZero();
    ModelCard card = ModelFiles.in(model).card();
    assertThat(card.labels()).containsExactly("cold", "warm");
    assertThat(card.training().dataset()).isEqualTo("train");
    assertThat(card.training().images()).isEqualTo(20);
    assertThat(Files.readAllLines(model.resolve("training.csv"))).hasSize(3);
    assertThat(CommandRun.of("samples", "--model", model).output())
        .contains("answers its 4 sample pictures as it did");
    Document page = Jsoup.parse(model.resolve("report.html"));
    assertThat(page.select("h2").eachText())
        .containsExactly(
            "Accuracy",
            "Training",
            "Data check",
            "Accuracy by epoch",
            "Loss by epoch",
            "Classes",
            "Confusion matrix",
            "Reliability",
            "Risk and coverage",
            "Most confident mistakes",
            "Samples");
    assertThat(page.select(".tiles .name").eachText()).containsExactly("Training", "Validation");
    assertThat(page.select("#samples img")).hasSize(20);
    assertThat(page.select("#samples figcaption").text()).contains("warm/11.png");
    assertThat(page.select("#data-check").text()).contains("notes.txt: the file is no JPEG");
    assertThat(page.select("#loss-by-epoch tbody tr")).hasSize(2);
  }

  @Test
  void a_table_with_pictures_of_its_own_to_watch_and_to_judge_by() throws IOException {
    for (int i = 0; i < 3; i++) {
      picture("held/%d.png".formatted(i), 0xC05030 + i);
    }
    Path learn = table("learn.tsv", "train/warm/", "warm", "train/cold/", "cold");
    Path watch = Files.writeString(data.resolve("watch.tsv"), "held/0.png\twarm\n");
    Path judge =
        Files.writeString(
            data.resolve("judge.tsv"),
            "held/1.png\twarm\nheld/2.png\ttepid\ntrain/cold/0.png\tcold\n");
    Path report = folder.resolve("pages/report.html");

    CommandRun run =
        train(
            "--data",
            learn,
            "--validation",
            watch,
            "--test",
            judge,
            "--report",
            report,
            "--no-flip",
            "--rotate");

    assertThat(run.exitCode()).isZero();
    assertThat(run.error())
        .contains("1 picture to learn from will also judge the model")
        .contains("train/cold/0.png (cold, training), train/cold/0.png (cold, test)")
        .contains("labels that are not learnt", "tepid");
    assertThat(Files.readString(model.resolve("model.json")))
        .contains("\"variations\" : [ \"CROP\", \"ROTATE\" ]");
    Document page = Jsoup.parse(report);
    assertThat(page.select(".tiles .name").eachText())
        .containsExactly("Training", "Validation", "Test");
    assertThat(page.select(".tiles .note").eachText().get(2)).startsWith("2 images");
  }

  @Test
  void a_resumed_training_that_was_complete_keeps_its_curves() throws IOException {
    train("--data", data.resolve("train"));
    CommandRun again = train("--data", data.resolve("train"), "--resume");

    assertThat(again.exitCode()).isZero();
    assertThat(Jsoup.parse(model.resolve("report.html")).select("#loss-by-epoch tbody tr"))
        .hasSize(2);
  }

  @Test
  void what_cannot_become_a_classifier_says_what_to_do() throws IOException {
    Path one = data.resolve("one");
    picture("one/only/1.png", 0xFFFFFF);

    assertThat(train("--data", one).error())
        .contains("one has pictures of one class only, \"only\"; a classifier needs at least two");
    assertThat(train("--data", data.resolve("train/warm")).error())
        .contains("is no data set of a known form", "a folder of pictures for each class");
    Path empty = Files.writeString(data.resolve("empty.tsv"), "path\tlabel\n");
    assertThat(train("--data", empty).error()).contains("has no line of the form path<TAB>label");
  }

  @Test
  void options_that_contradict_each_other_are_refused() {
    Path pictures = data.resolve("train");
    assertThat(train("--data", pictures, "--validation", pictures, "--hold-out", "0.1").error())
        .contains("--hold-out and --validation exclude each other");
    assertThat(train("--data", pictures, "--patience", "2", "--hold-out", "0").error())
        .contains("--patience needs images to watch by");
    assertThat(train("--data", pictures, "--max-minutes", "0").exitCode()).isEqualTo(2);
  }

  @Test
  void by_default_the_labels_are_taught_to_a_network_that_is_trained_already() throws IOException {
    Path extractor = Files.createDirectory(folder.resolve("extractor"));
    TestModels.write(extractor, TestModels.TINY, 1);

    CommandRun run =
        CommandRun.of(
            "train", "--data", data.resolve("train"), "--model", model, "--extractor", extractor);

    assertThat(run.error()).contains("The model is in");
    assertThat(run.exitCode()).isZero();
    assertThat(model.resolve("head.json")).exists();
    assertThat(Jsoup.parse(model.resolve("report.html")).select(".tiles .name").eachText())
        .containsExactly("Training", "Validation");
    CommandRun asked =
        CommandRun.of("predict", "--json", "--model", model, data.resolve("train/warm/3.png"));
    assertThat(asked.json().get(0).get("probabilities").get("warm").asDouble()).isGreaterThan(0.5);
    assertThat(CommandRun.of("inspect", "--model", model).output())
        .contains("unchanged below a taught head");
  }

  @Test
  void what_only_a_whole_training_takes_is_refused_without_one() {
    List<Object> own = List.of("train", "--data", data.resolve("train"), "--model", model);

    assertThat(run(own, "--epochs", 3).error())
        .contains("--epochs is for training a whole network; add --from-scratch");
    assertThat(run(own, "--from-scratch", "--extractor", "small").error())
        .contains("--extractor is kept as it is");
    assertThat(run(own, "--extractor", folder.resolve("nowhere")).error())
        .contains("there is no model folder at");
  }

  private static CommandRun run(List<Object> arguments, Object... more) {
    List<Object> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return CommandRun.of(all.toArray());
  }

  private CommandRun train(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("train", "--from-scratch", "--model", model));
    arguments.addAll(List.of("--widths", "16,16,16", "--precision", "float32"));
    arguments.addAll(List.of("--epochs", 2));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray());
  }

  private Path table(String name, String... foldersAndLabels) throws IOException {
    StringBuilder lines = new StringBuilder("path\tlabel\n");
    for (int at = 0; at < foldersAndLabels.length; at += 2) {
      for (int i = 0; i < 12; i++) {
        lines.append(foldersAndLabels[at]).append(i).append(".png\t");
        lines.append(foldersAndLabels[at + 1]).append('\n');
      }
    }
    return Files.writeString(data.resolve(name), lines);
  }

  /** Noise around a colour, so that no picture is another's copy. */
  private void picture(String name, int rgb) throws IOException {
    BufferedImage noise = TestImages.noise(40, 30, name.hashCode());
    for (int y = 0; y < noise.getHeight(); y++) {
      for (int x = 0; x < noise.getWidth(); x++) {
        noise.setRGB(x, y, (noise.getRGB(x, y) & 0x7F7F7F) + (rgb >> 1 & 0x7F7F7F));
      }
    }
    Path file = data.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, TestImages.encoded(noise, "png"));
  }
}
