package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.Partition;
import dev.spotter.classifier.engine.EngineSettings;
import dev.spotter.classifier.image.Photo;
import dev.spotter.classifier.model.AirbenchNetwork;
import dev.spotter.classifier.model.ModelCard.Architecture;
import dev.spotter.classifier.model.ModelCard.Normalisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @TempDir private Path folder;

  @BeforeAll
  static void sameEngineSettingsAsTheOtherTestsOfThisProcess() {
    EngineSettings.serving().apply();
  }

  @Test
  void learnsToTellRedFromBlueAndSavesAModelThatServes() throws Exception {
    List<TrainingListener.Epoch> epochs = train(folder, 4, false);

    assertThat(epochs).hasSize(4);
    assertThat(epochs.get(3).loss()).isLessThan(epochs.get(0).loss());
    assertThat(epochs.get(3).validationAccuracy()).isGreaterThan(0.9);
    ImageSet images = images();
    try (SpotterModel model = SpotterModel.load(folder);
        Classifier classifier = model.newClassifier()) {
      String likeliest =
          classifier
              .classify(List.of(Photo.of(images.image(0))))
              .get(0)
              .probabilities()
              .entrySet()
              .stream()
              .max(java.util.Map.Entry.comparingByValue())
              .orElseThrow()
              .getKey();
      assertThat(likeliest).isEqualTo(images.labels().get(images.targets()[0]));
    }
  }

  @Test
  void aResumedTrainingEndsWhereAnUninterruptedOneDoes() throws IOException {
    List<TrainingListener.Epoch> whole = train(folder.resolve("whole"), 3, false);

    Path interrupted = folder.resolve("interrupted");
    assertThatThrownBy(() -> trainUntil(interrupted, 3, 1)).hasMessage("pulled the plug");
    List<TrainingListener.Epoch> rest = train(interrupted, 3, true);

    assertThat(rest).hasSize(1);
    assertThat(rest.get(0).loss()).isEqualTo(whole.get(2).loss(), within(1e-5));
    assertThat(rest.get(0).validationLogLoss())
        .isEqualTo(whole.get(2).validationLogLoss(), within(1e-5));
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefused() throws IOException {
    train(folder, 1, false);
    assertThatThrownBy(() -> train(folder, 2, true))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("belongs to another training");
  }

  @Test
  void aDamagedCheckpointIsNamed() throws IOException {
    train(folder, 1, false);
    Path file = folder.resolve("checkpoint.bin");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> train(folder, 1, true))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checkpoint.bin is damaged");
  }

  @Test
  void nothingNeedsToBeHeldOut() throws IOException {
    Path log = folder.resolve("training.csv");
    ImageSet images = images();
    TrainingPlan plan =
        new TrainingPlan(
            images,
            images.subset(new int[0]),
            "all",
            "0",
            normalisation(),
            recipe(1),
            1,
            Optional.empty(),
            folder,
            false);
    new Training(plan, new TrainingLog(log), CLOCK).run();
    assertThat(Files.readAllLines(log).get(1)).matches("1,[0-9.]+,[0-9.]+,,,0.0");
  }

  @Test
  void fewerImagesThanABatchAreRefused() {
    ImageSet one = images().subset(new int[] {0});
    TrainingPlan plan =
        new TrainingPlan(
            one, one, "one", "0", normalisation(), recipe(1), 1, Optional.empty(), folder, false);
    assertThatThrownBy(() -> new Training(plan, new TrainingListener() {}, CLOCK).run())
        .hasMessageContaining("1 images do not fill a batch of 32");
  }

  private static List<TrainingListener.Epoch> train(Path directory, int epochs, boolean resume)
      throws IOException {
    List<TrainingListener.Epoch> heard = new ArrayList<>();
    run(
        directory,
        epochs,
        resume,
        new TrainingListener() {
          @Override
          public void epochEnd(Epoch epoch) {
            heard.add(epoch);
          }
        });
    return heard;
  }

  /** Dies in the middle of the epoch after {@code lastEpoch}, as a killed process would. */
  private static void trainUntil(Path directory, int epochs, int lastEpoch) throws IOException {
    run(
        directory,
        epochs,
        false,
        new TrainingListener() {
          @Override
          public void step(Step step) {
            if (step.epoch() > lastEpoch) {
              throw new IllegalStateException("pulled the plug");
            }
          }
        });
  }

  private static void run(Path directory, int epochs, boolean resume, TrainingListener listener)
      throws IOException {
    Files.createDirectories(directory);
    Partition partition = Partition.stratified(images(), 0.25, 1);
    TrainingPlan plan =
        new TrainingPlan(
            partition.training(),
            partition.validation(),
            "red and blue",
            images().sha256(),
            normalisation(),
            recipe(epochs),
            1,
            Optional.empty(),
            directory,
            resume);
    new Training(plan, listener, CLOCK).run();
  }

  private static Recipe recipe(int epochs) {
    return new Recipe(
        new Architecture(AirbenchNetwork.FAMILY, List.of(8, 8, 8), 2),
        epochs,
        32,
        new Recipe.Optimiser(11.5, 0.85, 0.0153, 64, 0.23, 0.07),
        0.2,
        0,
        3,
        new Recipe.Augmentation(2, 0, 0.25, 0.125),
        Precision.FLOAT32);
  }

  private static Normalisation normalisation() {
    return new Normalisation(List.of(0.5f, 0.5f, 0.5f), List.of(0.25f, 0.25f, 0.25f));
  }

  /** 256 noisy images, reddish or bluish. */
  private static ImageSet images() {
    Random random = new Random(1);
    int[] targets = random.ints(256, 0, 2).toArray();
    byte[] pixels = new byte[256 * 3072];
    random.nextBytes(pixels);
    for (int i = 0; i < targets.length; i++) {
      int bright = i * 3072 + (targets[i] == 0 ? 0 : 2048);
      for (int at = bright; at < bright + 1024; at++) {
        pixels[at] = (byte) (128 + (pixels[at] & 0x7F));
      }
    }
    return new ImageSet(List.of("red", "blue"), 32, pixels, targets);
  }
}
