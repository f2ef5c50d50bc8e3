package dev.spotter.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.Partition;
import dev.spotter.classifier.engine.EngineSettings;
import dev.spotter.classifier.training.TestTrainings.Diary;
import dev.spotter.classifier.training.TestTrainings.PulledPlug;
import dev.spotter.classifier.training.TrainingListener.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppingTest {

  @TempDir private Path folder;

  @BeforeAll
  static void sameEngineSettingsAsTheOtherTestsOfThisProcess() {
    EngineSettings.serving().apply();
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

  private static void assertSame(TrainingListener.Result result, TrainingListener.Result expected) {
    assertThat(result.epochs()).isEqualTo(expected.epochs());
    assertThat(result.keptEpoch()).isEqualTo(expected.keptEpoch());
    assertThat(result.validationLogLoss()).isEqualTo(expected.validationLogLoss(), within(1e-5));
  }

  /** Learns what the validation images deny: the better it learns, the worse it does on them. */
  private static void misled(Path directory, int epochs, boolean resume, TrainingListener listener)
      throws IOException {
    Files.createDirectories(directory);
    Partition partition = Partition.stratified(TestTrainings.images(), 0.25, 1);
    ImageSet held = partition.validation();
    int[] wrong = IntStream.of(held.targets()).map(target -> 1 - target).toArray();
    ImageSet denied = new ImageSet(held.labels(), held.size(), held.pixels(), wrong);
    Stopping stopping = new Stopping(2, Double.POSITIVE_INFINITY);
    new NetworkTrainer(TestTrainings.plan(epochs, stopping, resume), TestTrainings.CLOCK)
        .train(new TrainingData("misled", "0", partition.training(), denied), directory, listener);
  }

  /** Trains on a clock by which every epoch takes a minute; there are two. */
  private static void timed(Path directory, boolean resume, TrainingListener listener)
      throws IOException {
    Files.createDirectories(directory);
    Partition partition = Partition.stratified(TestTrainings.images(), 0.25, 1);
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
    new NetworkTrainer(TestTrainings.plan(5, new Stopping(0, 2), resume), clock)
        .train(
            new TrainingData("timed", "0", partition.training(), partition.validation()),
            directory,
            new Listeners(watch, listener));
  }
}
