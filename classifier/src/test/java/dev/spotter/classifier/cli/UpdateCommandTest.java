package dev.spotter.classifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.image.Png;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateCommandTest {

  /** Plain ones, which no noise looks like. */
  private static final List<Pixels> WRONG = List.of(plain(0), plain(127));

  @TempDir private Path folder;
  private Path model;
  private Path updated;
  private Path corrections;

  @BeforeEach
  void write() throws IOException {
    model = TestModels.write(Files.createDirectory(folder.resolve("model")), TestModels.TINY, 1);
    updated = folder.resolve("updated");
    corrections = folder.resolve("corrections");
    pictures(folder.resolve("base/cat"), TestModels.images(40, 1));
    pictures(folder.resolve("base/dog"), TestModels.images(40, 2));
    CommandRun.of("bank", "--model", model, "--data", folder.resolve("base"), "--workers", 1);
  }

  @Test
  void answersCorrectedPicturesAsTheyWereCorrectedAndKeepsTheirFeatures() throws IOException {
    Embedding before = embedding(model, WRONG.get(0));
    String wanted = leastLikely(model, WRONG.get(0));
    pictures(corrections.resolve(wanted), WRONG.subList(0, 1));

    CommandRun run = update(corrections);

    assertThat(run.error()).isEmpty();
    assertThat(run.output()).contains("1 corrections: 100.0 % right, before 0.0 %");
    assertThat(likeliest(updated, WRONG.get(0))).isEqualTo(wanted);
    assertThat(embedding(updated, WRONG.get(0)).features()).isEqualTo(before.features());
    assertThat(embedding(model, WRONG.get(0)).logits()).isEqualTo(before.logits());
    ModelCard from = ModelFiles.in(model).card();
    ModelCard card = ModelFiles.in(updated).card();
    assertThat(card.version()).isNotEqualTo(from.version());
    assertThat(card.featureVersion()).isEqualTo(from.version()).isEqualTo(from.featureVersion());
    assertThat(card.update().from()).isEqualTo(from.version());
    assertThat(card.update().corrected()).isEqualTo(1);
    assertThat(card.update().heldOut()).isEqualTo(20);
  }

  @Test
  void anUpdateOfAnUpdateKeepsWhatTheFirstLearnt() throws IOException {
    String first = leastLikely(model, WRONG.get(0));
    pictures(corrections.resolve(first), WRONG.subList(0, 1));
    update(corrections);
    String second = leastLikely(updated, WRONG.get(1));
    pictures(folder.resolve("more").resolve(second), WRONG.subList(1, 2));
    Path again = folder.resolve("again");

    CommandRun run =
        CommandRun.of(
            "update",
            "--model",
            updated,
            "--corrections",
            folder.resolve("more"),
            "--to",
            again,
            "--workers",
            1);

    assertThat(run.error()).isEmpty();
    assertThat(likeliest(again, WRONG.get(1))).isEqualTo(second);
    assertThat(ModelFiles.in(again).card().featureVersion())
        .isEqualTo(ModelFiles.in(model).card().version());
  }

  @Test
  void learnsFromExportedLessonsThatAreAcceptedAndOfThisModel() throws IOException {
    String version = ModelFiles.in(model).card().version();
    String wanted = leastLikely(model, WRONG.get(0));
    String features = Arrays.toString(embedding(model, WRONG.get(0)).features());
    Path lessons = folder.resolve("lessons.jsonl");
    Files.writeString(
        lessons,
        lesson(
                "Rex",
                version,
                features,
                ",\"under\":\"%s\",\"review\":\"ACCEPTED\"".formatted(wanted))
            + lesson("cat", version, features, ",\"review\":\"REJECTED\"")
            + lesson("cat", version, features, ",\"review\":\"OPEN\"")
            + lesson("cat", "other", features, "")
            + lesson("axolotl", version, features, "")
            + lesson("cat", version, features, ",\"is\":false")
            + "\n");

    CommandRun run = update(lessons);

    assertThat(run.error()).contains("5 lessons are left out");
    assertThat(run.output()).contains("1 corrections: 100.0 % right");
    assertThat(likeliest(updated, WRONG.get(0))).isEqualTo(wanted);
  }

  @Test
  void aVersionThatIsWorseOrNoBetterIsNotWritten() throws IOException {
    String said = likeliest(model, WRONG.get(0));
    String wanted = leastLikely(model, WRONG.get(0));
    pictures(corrections.resolve(wanted), WRONG.subList(0, 1));
    pictures(folder.resolve("judge").resolve(said), WRONG.subList(0, 1));
    pictures(folder.resolve("right").resolve(said), WRONG.subList(0, 1));

    CommandRun worse =
        CommandRun.of(
            "update",
            "--model",
            model,
            "--corrections",
            corrections,
            "--data",
            folder.resolve("judge"),
            "--to",
            updated,
            "--workers",
            1);
    CommandRun same = update(folder.resolve("right"));

    assertThat(worse.exitCode()).isEqualTo(1);
    assertThat(worse.error()).contains("no new version is written, for it is ");
    assertThat(same.exitCode()).isEqualTo(1);
    assertThat(same.error()).contains("it is no better on the 1 corrections");
    assertThat(updated).doesNotExist();
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path bare = TestModels.write(Files.createDirectory(folder.resolve("bare")), TestModels.TINY, 2);
    pictures(corrections.resolve("toaster"), WRONG);
    Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{}\n");
    Path empty = Files.writeString(folder.resolve("empty.json"), "");
    Map<CommandRun, String> wrong =
        Map.of(
            CommandRun.of("update", "--model", bare, "--corrections", corrections, "--to", updated),
            "give it one by `spotter-classifier bank`",
            update(corrections),
            "has no pictures of the model's labels: airplane",
            update(broken),
            "broken.jsonl, line 1: this is no lesson",
            update(empty),
            "has no lesson that this model can learn from",
            CommandRun.of("update", "--model", model, "--corrections", corrections, "--to", model),
            "holds a model already; name another folder");

    wrong.forEach((run, message) -> assertThat(run.error()).contains(message));
    assertThat(updated).doesNotExist();
  }

  private CommandRun update(Path from) {
    return CommandRun.of(
        "update", "--model", model, "--corrections", from, "--to", updated, "--workers", 1);
  }

  private static String lesson(String label, String version, String features, String more) {
    return "{\"label\":\"%s\",\"model\":\"%s\",\"features\":%s%s}\n"
        .formatted(label, version, features, more);
  }

  private static String likeliest(Path model, Pixels picture) {
    return probabilities(model, picture).entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  private static String leastLikely(Path model, Pixels picture) {
    return probabilities(model, picture).entrySet().stream()
        .min(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .orElseThrow()
        .getKey();
  }

  private static Map<String, Double> probabilities(Path model, Pixels picture) {
    try (SpotterModel loaded = SpotterModel.load(model)) {
      Classification decided = loaded.head().decide(embedding(loaded, picture));
      return decided.probabilities();
    }
  }

  private static Embedding embedding(Path model, Pixels picture) {
    try (SpotterModel loaded = SpotterModel.load(model)) {
      return embedding(loaded, picture);
    }
  }

  private static Embedding embedding(SpotterModel loaded, Pixels picture) {
    try (var classifier = loaded.newClassifier()) {
      return classifier.embed(List.of(ModelInput.of(picture))).get(0);
    }
  }

  private static Pixels plain(int brightness) {
    byte[] planes = new byte[Pixels.CHANNELS * 32 * 32];
    Arrays.fill(planes, (byte) brightness);
    return new Pixels(32, planes);
  }

  private static void pictures(Path label, List<Pixels> pictures) throws IOException {
    Files.createDirectories(label);
    for (int i = 0; i < pictures.size(); i++) {
      Files.write(label.resolve(i + ".png"), Png.encode(pictures.get(i)));
    }
  }
}
