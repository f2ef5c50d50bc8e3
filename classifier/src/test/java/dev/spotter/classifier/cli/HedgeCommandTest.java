package dev.spotter.classifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HedgeCommandTest {

  @TempDir private Path folder;
  private Path model;
  private Path labels;
  private Path predictions;

  /** Photos of CIFAR-10's labels, guessed rightly when the model is sure. */
  @BeforeEach
  void write() throws IOException {
    model = TestModels.write(Files.createDirectory(folder.resolve("model")), TestModels.TINY, 1);
    Random random = new Random(1);
    StringBuilder table = new StringBuilder();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      int guess = random.nextInt(10);
      double sure = 0.2 + 0.75 * random.nextDouble();
      int truth = sure > 0.5 ? guess : random.nextInt(10);
      table.append("p%d.jpg\t%s\n".formatted(i, TestModels.LABELS.get(truth)));
      lines.append(line(i, guess, sure));
    }
    labels = Files.writeString(folder.resolve("labels.tsv"), table);
    predictions = Files.writeString(folder.resolve("answers.jsonl"), lines);
  }

  @Test
  void methodsAreComparedAtEachPrecision() {
    CommandRun run =
        CommandRun.of(
            "hedge", "--labels", labels, "--precision", "0.8,0.9", "--repeats", 3, predictions);

    assertThat(run.error()).isEmpty();
    assertThat(run.lines()).hasSize(14);
    assertThat(run.lines().get(0)).isEqualTo("at a precision of 80 %");
    assertThat(run.lines().get(2)).startsWith("a threshold a level").contains("±");
    assertThat(run.lines().get(7)).isEqualTo("at a precision of 90 %");
  }

  @Test
  void json_is_an_object_a_method() {
    List<JsonNode> lines =
        CommandRun.of(
                "hedge",
                "--labels",
                labels,
                "--precision",
                0.9,
                "--repeats",
                2,
                "--json",
                predictions)
            .json();

    assertThat(lines).hasSize(5);
    assertThat(lines.get(0).get("said").get("mean").asDouble()).isGreaterThanOrEqualTo(0.9);
    assertThat(lines.get(0).get("precision").asDouble()).isEqualTo(0.9);
  }

  @Test
  void whatWasChosenIsWrittenIntoTheModelCard() {
    CommandRun run =
        CommandRun.of(
            "hedge",
            "--labels",
            labels,
            "--precision",
            0.9,
            "--repeats",
            2,
            "--model",
            model,
            "--record",
            predictions);

    assertThat(run.error()).isEmpty();
    ModelCard card = ModelFiles.in(model).card();
    assertThat(card.decision().promises()).hasSize(1);
    assertThat(card.decision().promises().get(0).precision()).isEqualTo(0.9);
    assertThat(card.taxonomy().above("cat")).containsExactly("animal");
  }

  @Test
  void wrongUsageIsRefused() {
    assertThat(CommandRun.of("hedge", "--labels", labels, "--record", predictions).error())
        .contains("--record needs --model with a folder");
    assertThat(CommandRun.of("hedge", "--labels", labels, "--folds", 1, predictions).error())
        .contains("--folds must be 2 or more");
    assertThat(CommandRun.of("hedge", "--labels", labels, "--precision", 90, predictions).error())
        .contains("--precision must be above 0 and below 1");
  }

  private static String line(int number, int guess, double sure) {
    StringBuilder probabilities = new StringBuilder();
    for (int label = 0; label < 10; label++) {
      probabilities
          .append(label == 0 ? "" : ",")
          .append('"')
          .append(TestModels.LABELS.get(label))
          .append("\":")
          .append(label == guess ? sure : (1 - sure) / 9);
    }
    return "{\"file\":\"p%d.jpg\",\"label\":null,\"said\":null,\"confidence\":%s,\"probabilities\":{%s}}\n"
        .formatted(number, sure, probabilities);
  }
}
