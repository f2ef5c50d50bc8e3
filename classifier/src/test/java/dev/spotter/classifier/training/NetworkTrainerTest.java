package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.Partition;
import dev.spotter.classifier.engine.EngineSettings;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.training.TestTrainings.Diary;
import dev.spotter.classifier.training.TestTrainings.PulledPlug;
import dev.spotter.classifier.training.TrainingListener.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTrainerTest {

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
    ImageSet images = TestTrainings.images();
    try (SpotterModel model = SpotterModel.load(folder);
        Classifier classifier = model.newClassifier()) {
      String likeliest =
          classifier
              .classify(List.of(ModelInput.of(images.image(0))))
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
    assertThatThrownBy(() -> run(interrupted, 3, false, new PulledPlug(2)))
        .hasMessage("pulled the plug");
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
    ImageSet images = TestTrainings.images();
    TrainingData all = new TrainingData("all", "0", images, images.subset(new int[0]));
    new NetworkTrainer(TestTrainings.plan(1, TestTrainings.TO_THE_END, false), TestTrainings.CLOCK)
        .train(all, folder, new TrainingLog(log));
    assertThat(Files.readAllLines(log).get(1)).matches("1,[0-9.]+,[0-9.]+,,,0.0");
  }

  @Test
  void fewerImagesThanABatchAreRefused() {
    ImageSet one = TestTrainings.images().subset(new int[] {0});
    TrainingData data = new TrainingData("one", "0", one, one);
    NetworkTrainer trainer =
        new NetworkTrainer(
            TestTrainings.plan(1, TestTrainings.TO_THE_END, false), TestTrainings.CLOCK);
    assertThatThrownBy(() -> trainer.train(data, folder, new TrainingListener() {}))
        .hasMessageContaining("1 images do not fill a batch of 32");
  }

  @Test
  void aListenerHearsOfEveryEpochAndOfTheResult() throws IOException {
    Diary diary = new Diary();

    run(folder, 2, false, diary);

    assertThat(diary.events)
        .containsExactly("begin at 0", "epoch 0", "end of 0", "epoch 1", "end of 1", "end");
    assertThat(diary.result.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(diary.result.epochs()).isEqualTo(2);
    assertThat(diary.result.keptEpoch()).isEqualTo(1);
    assertThat(diary.result.validationLogLoss()).isPositive();
  }

  @Test
  void theLogReadsItselfAgain() throws IOException {
    TrainingLog log = new TrainingLog(TrainingLog.in(folder));
    Diary diary = new Diary();

    run(folder, 2, false, new Listeners(log, diary));

    List<TrainingListener.Epoch> read = TrainingLog.read(TrainingLog.in(folder), 2);
    assertThat(read).hasSize(2);
    assertThat(read.get(1).epoch()).isEqualTo(1);
    assertThat(read.get(1).loss()).isEqualTo(diary.epochs.get(1).loss(), within(1e-5));
    assertThat(TrainingLog.read(TrainingLog.in(folder), 1)).hasSize(1);
  }

  private static List<TrainingListener.Epoch> train(Path directory, int epochs, boolean resume)
      throws IOException {
    Diary diary = new Diary();
    run(directory, epochs, resume, diary);
    return diary.epochs;
  }

  private static void run(Path directory, int epochs, boolean resume, TrainingListener listener)
      throws IOException {
    Files.createDirectories(directory);
    Partition partition = Partition.stratified(TestTrainings.images(), 0.25, 1);
    TrainingData data =
        new TrainingData(
            "red and blue",
            TestTrainings.images().sha256(),
            partition.training(),
            partition.validation());
    new NetworkTrainer(
            TestTrainings.plan(epochs, TestTrainings.TO_THE_END, resume), TestTrainings.CLOCK)
        .train(data, directory, listener);
  }
}
