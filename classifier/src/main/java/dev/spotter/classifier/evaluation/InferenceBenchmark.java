package dev.spotter.classifier.evaluation;

import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.image.UnreadableImageException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Benchmark of a model on encoded photos: how much processor time decoding and the network take.
 * Every thread looks at all photos, each by itself as a bot with little to do does, once to warm up
 * and then as often as asked.
 */
public final class InferenceBenchmark {

  private static final double NANOS_PER_MILLI = 1e6;

  private final SpotterModel model;
  private final List<byte[]> photos;
  private final int rounds;

  /**
   * Creates a benchmark.
   *
   * @param model to measure
   * @param photos encoded, all of them readable, at least one
   * @param rounds how often each is looked at, 1 or more
   */
  public InferenceBenchmark(SpotterModel model, List<byte[]> photos, int rounds) {
    this.model = model;
    this.photos = List.copyOf(photos);
    this.rounds = rounds;
  }

  /** What one thread did, in nanoseconds; start and end by the clock, the others its own time. */
  private record Work(long views, long decode, long network, long start, long end) {}

  /**
   * Measures; returns when all threads are done.
   *
   * @param threads that work side by side, 1 or more
   * @throws InterruptedException when the caller is interrupted
   */
  public Timing run(int threads) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    CyclicBarrier warm = new CyclicBarrier(threads);
    try {
      List<Future<Work>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(workers.submit(() -> work(warm)));
      }
      List<Work> done = new ArrayList<>();
      for (Future<Work> work : running) {
        done.add(work.get());
      }
      return timing(done);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a thread failed: " + e.getCause().getMessage(), e);
    } finally {
      workers.shutdownNow();
    }
  }

  private Timing timing(List<Work> done) {
    long start = done.stream().mapToLong(Work::start).min().orElseThrow();
    long end = done.stream().mapToLong(Work::end).max().orElseThrow();
    return new Timing(
        done.size(),
        (long) done.size() * rounds * photos.size(),
        done.stream().mapToLong(Work::views).sum(),
        done.stream().mapToLong(Work::decode).sum() / NANOS_PER_MILLI,
        done.stream().mapToLong(Work::network).sum() / NANOS_PER_MILLI,
        (end - start) / NANOS_PER_MILLI);
  }

  private Work work(CyclicBarrier warm) throws Exception {
    try (Classifier classifier = model.newClassifier()) {
      look(classifier, 1);
      warm.await();
      return look(classifier, rounds);
    }
  }

  private Work look(Classifier classifier, int times) throws UnreadableImageException {
    ImageDecoder decoder = model.decoder();
    long start = System.nanoTime();
    long views = 0;
    long decode = 0;
    long network = 0;
    for (int time = 0; time < times; time++) {
      for (byte[] photo : photos) {
        long begun = processorTime();
        ModelInput input = decoder.decode(photo);
        long decoded = processorTime();
        classifier.classify(List.of(input));
        network += processorTime() - decoded;
        decode += decoded - begun;
        views += input.views().size();
      }
    }
    return new Work(views, decode, network, start, System.nanoTime());
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
