package dev.spotter.classifier;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Parallel map over many items, one classifier a thread; the answers come in the items' order. For
 * one caller at a time. Close it before its model.
 */
public final class ParallelClassifier implements AutoCloseable {

  /** How many items a worker may be ahead of the answers taken. */
  private static final int AHEAD = 4;

  private final List<Classifier> classifiers = new ArrayList<>();
  private final BlockingQueue<Classifier> idle;
  private final ExecutorService threads;
  private final int window;

  /**
   * Creates warm classifiers.
   *
   * @param model what they predict with
   * @param workers how many, 1 or more; one a core is best
   */
  public ParallelClassifier(SpotterModel model, int workers) {
    for (int i = 0; i < workers; i++) {
      classifiers.add(model.newClassifier());
    }
    idle = new ArrayBlockingQueue<>(workers, false, classifiers);
    threads = Executors.newFixedThreadPool(workers);
    window = AHEAD * workers;
  }

  /**
   * Works through items; returns when the last answer is taken.
   *
   * @param items what to work on
   * @param work done on the pool's threads, with a classifier of its own for its duration
   * @param sink takes the answers, in the items' order, on the calling thread
   * @param <I> an item
   * @param <O> an answer
   * @throws RuntimeException what {@code work} threw
   */
  public <I, O> void forEach(
      Iterable<I> items, BiFunction<Classifier, I, O> work, Consumer<O> sink) {
    Queue<Future<O>> running = new ArrayDeque<>(window);
    for (I item : items) {
      if (running.size() == window) {
        sink.accept(answer(running.remove()));
      }
      running.add(threads.submit(() -> workOn(item, work)));
    }
    running.forEach(last -> sink.accept(answer(last)));
  }

  /** Stops the threads, then frees the classifiers. */
  @Override
  public void close() {
    threads.shutdownNow();
    classifiers.forEach(Classifier::close);
  }

  private <I, O> O workOn(I item, BiFunction<Classifier, I, O> work) throws InterruptedException {
    Classifier classifier = idle.take();
    try {
      return work.apply(classifier, item);
    } finally {
      idle.add(classifier);
    }
  }

  private static <O> O answer(Future<O> running) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while classifying", e);
    }
  }
}
