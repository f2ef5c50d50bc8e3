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
import dev.spotter.classifier.training.TrainingListener.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTrainerTest {

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
    ImageSet images = images();
    TrainingData all = new TrainingData("all", "0", images, images.subset(new int[0]));
    new NetworkTrainer(plan(1, Stopping.AT_THE_END, false), CLOCK)
        .train(all, folder, new TrainingLog(log));
    assertThat(Files.readAllLines(log).get(1)).matches("1,[0-9.]+,[0-9.]+,,,0.0");
  }

  @Test
  void fewerImagesThanABatchAreRefused() {
    ImageSet one = images().subset(new int[] {0});
    TrainingData data = new TrainingData("one", "0", one, one);
    NetworkTrainer trainer = new NetworkTrainer(plan(1, Stopping.AT_THE_END, false), CLOCK);
    assertThatThrownBy(() -> trainer.train(data, folder, new TrainingListener() {}))
        .hasMessageContaining("1 images do not fill a batch of 32");
  }

  /** What one training told, from begin to end. */
  private static final class Diary implements TrainingListener {
    private final List<String> events = new ArrayList<>();
    private final List<Epoch> epochs = new ArrayList<>();
    private Result result;

    @Override
    public void begin(Start start) {
      events.add("begin at " + start.firstEpoch());
    }

    @Override
    public void epochBegin(int epoch) {
      events.add("epoch " + epoch);
    }

    @Override
    public void epochEnd(Epoch epoch) {
      events.add("end of " + epoch.epoch());
      epochs.add(epoch);
    }

    @Override
    public void end(Result ended) {
      events.add("end");
      result = ended;
    }
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
  void whatStopsImprovingIsStoppedAndItsBestEpochKept() throws IOException {
    Diary diary = new Diary();

    misled(folder, 9, false, diary);

    assertThat(diary.result.ending()).isEqualTo(Ending.NO_IMPROVEMENT);
    assertThat(diary.epochs).hasSize(diary.result.keptEpoch() + 3).hasSizeLessThan(9);
    double best =
        diary.epochs.stream()
            .mapToDouble(TrainingListener.Epoch::validationLogLoss)
            .min()
            .orElse(0);
    assertThat(diary.epochs.get(diary.result.keptEpoch()).validationLogLoss()).isEqualTo(best);
  }

  @Test
  void anEarlyStoppedTrainingThatWasKilledEndsLikeOneThatWasNot() throws IOException {
    Diary whole = new Diary();
    misled(folder.resolve("whole"), 9, false, whole);

    Path killed = folder.resolve("killed");
    assertThatThrownBy(() -> misled(killed, 9, false, new PulledPlug(1)))
        .hasMessage("pulled the plug");
    Diary rest = new Diary();
    misled(killed, 9, true, rest);

    assertThat(rest.events).startsWith("begin at 1");
    assertThat(rest.result.ending()).isEqualTo(Ending.NO_IMPROVEMENT);
    assertSame(rest.result, whole.result);
  }

  @Test
  void timeIsCountedOverAllSessions() throws IOException {
    Diary whole = new Diary();
    timed(folder.resolve("whole"), false, whole);

    Path killed = folder.resolve("killed");
    assertThatThrownBy(() -> timed(killed, false, new PulledPlug(1))).hasMessage("pulled the plug");
    Diary rest = new Diary();
    timed(killed, true, rest);

    assertThat(whole.result.ending()).isEqualTo(Ending.OUT_OF_TIME);
    assertThat(whole.result.epochs()).isEqualTo(2);
    assertThat(rest.result.ending()).isEqualTo(Ending.OUT_OF_TIME);
    assertSame(rest.result, whole.result);
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

  private static void assertSame(TrainingListener.Result result, TrainingListener.Result expected) {
    assertThat(result.epochs()).isEqualTo(expected.epochs());
    assertThat(result.keptEpoch()).isEqualTo(expected.keptEpoch());
    assertThat(result.validationLogLoss()).isEqualTo(expected.validationLogLoss(), within(1e-5));
  }

  /** Learns what the validation images deny: the better it learns, the worse it does on them. */
  private static void misled(Path directory, int epochs, boolean resume, TrainingListener listener)
      throws IOException {
    Files.createDirectories(directory);
    Partition partition = Partition.stratified(images(), 0.25, 1);
    ImageSet held = partition.validation();
    int[] wrong = IntStream.of(held.targets()).map(target -> 1 - target).toArray();
    ImageSet denied = new ImageSet(held.labels(), held.size(), held.pixels(), wrong);
    Stopping stopping = new Stopping(2, Double.POSITIVE_INFINITY);
    new NetworkTrainer(plan(epochs, stopping, resume), CLOCK)
        .train(new TrainingData("misled", "0", partition.training(), denied), directory, listener);
  }

  /** Trains on a clock by which every epoch takes a minute; there are two. */
  private static void timed(Path directory, boolean resume, TrainingListener listener)
      throws IOException {
    Files.createDirectories(directory);
    Partition partition = Partition.stratified(images(), 0.25, 1);
    AtomicLong minutes = new AtomicLong();
    TrainingListener watch =
        new TrainingListener() {
          @Override
          public void epochBegin(int epoch) {
            minutes.incrementAndGet();
          }
        };
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            return Instant.EPOCH.plusSeconds(60 * minutes.get());
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    new NetworkTrainer(plan(5, new Stopping(0, 2), resume), clock)
        .train(
            new TrainingData("timed", "0", partition.training(), partition.validation()),
            directory,
            new Listeners(watch, listener));
  }

  /** Dies in the middle of an epoch, as a killed process would. */
  private record PulledPlug(int inEpoch) implements TrainingListener {
    @Override
    public void step(Step step) {
      if (step.epoch() == inEpoch) {
        throw new IllegalStateException("pulled the plug");
      }
    }
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
    Partition partition = Partition.stratified(images(), 0.25, 1);
    TrainingData data =
        new TrainingData(
            "red and blue", images().sha256(), partition.training(), partition.validation());
    new NetworkTrainer(plan(epochs, Stopping.AT_THE_END, resume), CLOCK)
        .train(data, directory, listener);
  }

  private static TrainingPlan plan(int epochs, Stopping stopping, boolean resume) {
    return new TrainingPlan(normalisation(), recipe(epochs), stopping, 1, Optional.empty(), resume);
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
