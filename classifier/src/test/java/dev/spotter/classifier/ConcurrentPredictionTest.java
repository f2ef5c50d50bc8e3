package dev.spotter.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.image.ModelInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network of the bundled one's size on as many workers as there are cores: MXNet hung here with
 * its default engine, and answered wrongly when its first predictions overlapped.
 */
class ConcurrentPredictionTest {

  private static final int PREDICTIONS = 10_000;
  private static final int LARGEST_BATCH = 8;
  private static final int DIFFERENT_BATCHES = 200;
  private static final int WORKERS = Math.max(2, Runtime.getRuntime().availableProcessors());

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
  void workers_side_by_side_answer_as_one_alone_does(@TempDir Path folder) throws Exception {
    TestModels.write(folder, TestModels.FULL, 1);
    List<List<ModelInput>> batches = batches(new Random(2));
    List<List<Classification>> expected = aloneOn(folder, batches);

    int differing = 0;
    int predictions = 0;
    try (SpotterModel model = SpotterModel.load(folder)) {
      for (Tally tally : sideBySide(model, batches, expected)) {
        predictions += tally.predictions();
        differing += tally.differing();
      }
    }

    assertThat(predictions).isGreaterThanOrEqualTo(PREDICTIONS);
    assertThat(differing).isZero();
  }

  /** What one worker saw. */
  private record Tally(int predictions, int differing) {}

  private static List<List<ModelInput>> batches(Random random) {
    List<ModelInput> images = TestModels.photos(100, 3);
    List<List<ModelInput>> batches = new ArrayList<>();
    for (int i = 0; i < DIFFERENT_BATCHES; i++) {
      batches.add(
          random.ints(1 + i % LARGEST_BATCH, 0, images.size()).mapToObj(images::get).toList());
    }
    return batches;
  }

  private static List<List<Classification>> aloneOn(Path folder, List<List<ModelInput>> batches) {
    try (SpotterModel model = SpotterModel.load(folder);
        Classifier classifier = model.newClassifier()) {
      return batches.stream().map(classifier::classify).toList();
    }
  }

  private static List<Tally> sideBySide(
      SpotterModel model, List<List<ModelInput>> batches, List<List<Classification>> expected)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
    CyclicBarrier together = new CyclicBarrier(WORKERS);
    List<Future<Tally>> running = new ArrayList<>();
    for (int worker = 0; worker < WORKERS; worker++) {
      running.add(threads.submit(worker(model, worker, together, batches, expected)));
    }
    List<Tally> tallies = new ArrayList<>();
    for (Future<Tally> tally : running) {
      tallies.add(tally.get());
    }
    threads.shutdown();
    return tallies;
  }

  /** Each worker makes its own classifier beside the others, as the bot's verticles do. */
  private static Callable<Tally> worker(
      SpotterModel model,
      int worker,
      CyclicBarrier together,
      List<List<ModelInput>> batches,
      List<List<Classification>> expected) {
    return () -> {
      int predictions = 0;
      int differing = 0;
      together.await();
      try (Classifier classifier = model.newClassifier()) {
        for (int i = worker; predictions < 1 + PREDICTIONS / WORKERS; i++) {
          int batch = i % batches.size();
          List<Classification> answers = classifier.classify(batches.get(batch));
          differing += answers.equals(expected.get(batch)) ? 0 : 1;
          predictions += answers.size();
        }
      }
      return new Tally(predictions, differing);
    };
  }
}
