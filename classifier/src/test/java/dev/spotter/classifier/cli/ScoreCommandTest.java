package dev.spotter.classifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {

  private static final String TABLE =
      "cat1.jpg\tcat\ncat2.jpg\tcat\ndog.jpg\tdog\ntea.jpg\tother\n";

  @TempDir private Path folder;
  private Path labels;
  private Path predictions;

  /** A cat named, a cat taken for a dog but not named, a dog unreadable, tea named a dog. */
  @BeforeEach
  void write() throws IOException {
    labels = Files.writeString(folder.resolve("labels.tsv"), TABLE);
    predictions =
        Files.writeString(
            folder.resolve("answers.jsonl"),
            line("photos/cat1.jpg", "\"cat\"", 0.9, 0.1)
                + line("photos/cat2.jpg", "null", 0.4, 0.6)
                + "{\"file\":\"photos/dog.jpg\",\"error\":\"no picture\"}\n\n"
                + line("photos/tea.jpg", "\"dog\"", 0.3, 0.7));
  }

  @Test
  void json_is_one_object() {
    CommandRun run = CommandRun.of("score", "--labels", labels, "--json", predictions);

    assertThat(run.error()).isEmpty();
    assertThat(run.lines()).hasSize(1);
    JsonNode json = run.json().get(0);
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "photos",
            "known",
            "other",
            "unreadable",
            "missing",
            "auroc",
            "accuracy",
            "macroAccuracy",
            "coverageAt90Precision",
            "riskCoverage",
            "decision",
            "perClass",
            "scores",
            "words");
    assertThat(json.get("known").asInt()).isEqualTo(3);
    assertThat(json.get("other").asInt()).isEqualTo(1);
    assertThat(json.get("unreadable").asInt()).isEqualTo(1);
    assertThat(json.get("auroc").asDouble()).isEqualTo(1 / 3.0);
    assertThat(json.get("macroAccuracy").asDouble()).isEqualTo(0.25);
    assertThat(json.get("coverageAt90Precision").asDouble()).isEqualTo(1 / 3.0);
    assertThat(json.get("decision").get("precision").asDouble()).isEqualTo(0.25);
  }

  @Test
  void the_human_form_has_the_same_figures() {
    CommandRun run = CommandRun.of("score", "--labels", labels, predictions);

    assertThat(run.lines())
        .contains(
            "photos          4: 3 known, 1 other, 1 unreadable",
            "AUROC           0.3333 (known against other)",
            "macro accuracy  25.00 % on the known photos (of all: 33.33 %)",
            "coverage        33.33 % of the known photos named at 90 % precision (threshold 0.9000)",
            "precision       25.00 %",
            "known photos    33.33 % named, 33.33 % rightly",
            "other photos    100.00 % named",
            "cat         2    50.00 %      1        1         0");
  }

  @Test
  void predictions_come_from_standard_input_as_well() throws IOException {
    InputStream terminal = System.in;
    System.setIn(new ByteArrayInputStream(Files.readAllBytes(predictions)));
    try {
      CommandRun piped = CommandRun.of("score", "--labels", labels);

      assertThat(piped.exitCode()).isZero();
      assertThat(piped.output())
          .isEqualTo(CommandRun.of("score", "--labels", labels, predictions).output());
    } finally {
      System.setIn(terminal);
    }
  }

  @Test
  void a_label_without_a_prediction_is_counted_and_said() throws IOException {
    Files.writeString(labels, "file\tlabel\n" + TABLE + "lost.jpg\tdog\n");

    CommandRun run = CommandRun.of("score", "--labels", labels, predictions);

    assertThat(run.output()).contains("; 1 more labelled without a prediction, left out");
    assertThat(run.output()).contains("4: 3 known, 1 other");
  }

  @Test
  void a_caption_of_two_names_is_right_when_one_of_them_is() throws IOException {
    Files.writeString(
        predictions,
        "{\"file\":\"cat1.jpg\",\"label\":null,\"labels\":[\"dog\",\"cat\"],\"confidence\":0.5,"
            + "\"probabilities\":{\"cat\":0.5,\"dog\":0.5}}\n");

    JsonNode json = CommandRun.of("score", "--labels", labels, "--json", predictions).json().get(0);

    assertThat(json.get("decision").get("knownNamedRightly").asDouble()).isEqualTo(1);
  }

  @Test
  void widerWordsAreJudgedByTheThirdColumnAndTheTaxonomy() throws IOException {
    Files.writeString(
        labels,
        """
        file\tlabel\twider
        cat1.jpg\tcat\tanimal
        cat2.jpg\tcat\t-
        dog.jpg\tdog\tanimal
        tea.jpg\tother\tfood container
        """);
    Files.writeString(
        predictions,
        said("cat1.jpg", "cat", 0.9, 0.1)
            + said("cat2.jpg", "animal", 0.4, 0.6)
            + said("dog.jpg", null, 0.6, 0.4)
            + said("tea.jpg", "animal", 0.3, 0.7));

    JsonNode json = CommandRun.of("score", "--labels", labels, "--json", predictions).json().get(0);

    JsonNode words = json.get("words");
    assertThat(words.get("exactRight").asInt()).isOne();
    assertThat(words.get("widerRight").asInt()).isOne();
    assertThat(words.get("widerWrong").asInt()).isOne();
    assertThat(words.get("silent").asInt()).isOne();
    assertThat(words.get("right").asDouble()).isEqualTo(0.5);
    assertThat(words.get("levels")).hasSize(2);
    assertThat(CommandRun.of("score", "--labels", labels, predictions).lines())
        .contains(
            "right           50.00 % of all photos, precision 66.67 %",
            "exact           25.00 % of all photos, precision 100.00 %: 1 right, 0 wrong",
            "wider           1 right, 1 wrong",
            "silent          1");
  }

  @Test
  void predictionsWithoutALabelCanBeLeftOut() throws IOException {
    Files.writeString(labels, "cat1.jpg\tcat\n");

    assertThat(CommandRun.of("score", "--labels", labels, predictions).error())
        .contains("or --labelled-only");
    assertThat(CommandRun.of("score", "--labelled-only", "--labels", labels, predictions).output())
        .contains("photos          1: 1 known, 0 other");
  }

  private static String said(String file, String said, double cat, double dog) {
    String word = said == null ? "null" : '"' + said + '"';
    return line(file, "null", cat, dog)
        .replace("\"label\":null", "\"label\":null,\"said\":" + word);
  }

  @Test
  void photos_are_ranked_by_the_field_asked_for() throws IOException {
    Files.writeString(
        predictions,
        "{\"file\":\"cat1.jpg\",\"label\":null,\"confidence\":0.5,\"score\":7,"
            + "\"probabilities\":{\"cat\":0.5}}\n"
            + "{\"file\":\"tea.jpg\",\"label\":null,\"confidence\":0.9,\"score\":-2,"
            + "\"probabilities\":{\"cat\":0.9}}\n");
    Files.writeString(labels, "cat1.jpg\tcat\ntea.jpg\tother\n");

    assertThat(auroc("confidence")).isZero();
    assertThat(auroc("score")).isEqualTo(1);
    assertThat(CommandRun.of("score", "--labels", labels, "--rank-by", "mood", predictions).error())
        .isEqualTo("error: the prediction for cat1.jpg has no number \"mood\"\n");
  }

  @Test
  void a_file_without_a_label_is_named() throws IOException {
    Files.writeString(labels, "cat1.jpg\tcat\n");

    CommandRun run = CommandRun.of("score", "--labels", labels, predictions);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.error()).contains("labels.tsv has no label for cat2.jpg and 2 more");
  }

  @Test
  void a_label_the_model_does_not_know_is_named() throws IOException {
    Files.writeString(labels, TABLE.replace("other", "teapot"));

    assertThat(CommandRun.of("score", "--labels", labels, predictions).error())
        .contains("labels tea.jpg \"teapot\", which is neither \"other\" nor one of")
        .contains("cat, dog");
  }

  @Test
  void a_malformed_line_is_named() throws IOException {
    Files.writeString(predictions, "photo.jpg  dog  0.97\n");
    assertThat(CommandRun.of("score", "--labels", labels, predictions).error())
        .contains("answers.jsonl line 1 is not JSON");

    Files.writeString(predictions, "{\"file\":\"a.jpg\"}\n");
    assertThat(CommandRun.of("score", "--labels", labels, predictions).error())
        .contains("answers.jsonl line 1 is not of predict --json");

    Files.writeString(labels, TABLE + "cat3.jpg cat\n");
    assertThat(CommandRun.of("score", "--labels", labels, predictions).error())
        .contains("labels.tsv line 5 is not of the form file<TAB>label");
  }

  @Test
  void what_comes_twice_is_refused() throws IOException {
    Files.writeString(predictions, Files.readString(predictions).repeat(2));
    assertThat(CommandRun.of("score", "--labels", labels, predictions).error())
        .contains("answers.jsonl line 6 answers cat1.jpg again");

    Files.writeString(labels, TABLE + "cat1.jpg\tdog\n");
    assertThat(CommandRun.of("score", "--labels", labels, predictions).error())
        .contains("labels.tsv line 5 labels cat1.jpg a second time");
  }

  @Test
  void nothing_to_score_is_said() throws IOException {
    Files.writeString(predictions, "");
    assertThat(CommandRun.of("score", "--labels", labels, predictions).error())
        .contains("there is no prediction in");

    Files.writeString(predictions, "{\"file\":\"dog.jpg\",\"error\":\"no picture\"}\n");
    assertThat(CommandRun.of("score", "--labels", labels, predictions).error())
        .contains("no photo of", "could be read");
  }

  @Test
  void the_report_shows_the_same_figures_and_no_photo() throws IOException {
    Path page = folder.resolve("made/score.html");

    CommandRun.of("score", "--labels", labels, "--report", page, predictions);

    Document html = Jsoup.parse(page);
    assertThat(html.select(".tiles strong").eachText())
        .containsExactly(
            "0.3333",
            "25.00 %",
            "33.33 %",
            "33.33 %",
            "25.00 %",
            "33.33 %",
            "33.33 %",
            "100.00 %",
            "25.00 %",
            "50.00 %",
            "25.00 %",
            "0",
            "2");
    assertThat(html.select("#classes tbody tr").eachText())
        .containsExactly("cat 2 50.00 % 1 1 0", "dog 1 0.00 % 0 0 1");
    assertThat(html.select("#figures .note").first().text()).startsWith("1 could not be read");
    assertThat(html.select("#confidence-of-known-and-other .first rect")).hasSize(20);
    assertThat(html.select("#confidence-of-known-and-other .second rect title").get(14).text())
        .isEqualTo("100.00 %");
    assertThat(html.select("img")).isEmpty();
  }

  private double auroc(String rankBy) {
    return CommandRun.of("score", "--labels", labels, "--json", "--rank-by", rankBy, predictions)
        .json()
        .get(0)
        .get("auroc")
        .asDouble();
  }

  private static String line(String file, String label, double cat, double dog) {
    return ("{\"file\":\"%s\",\"label\":%s,\"confidence\":%s,"
            + "\"probabilities\":{\"cat\":%s,\"dog\":%s}}\n")
        .formatted(file, label, Math.max(cat, dog), cat, dog);
  }
}
