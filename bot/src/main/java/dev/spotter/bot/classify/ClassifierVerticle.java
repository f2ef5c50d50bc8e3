package dev.spotter.bot.classify;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.UnreadableImageException;
import dev.spotter.classifier.image.Photo;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hosts one classifier on a worker thread: takes what waits, decodes it, classifies it in one
 * forward pass, answers each request for itself.
 */
final class ClassifierVerticle extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(ClassifierVerticle.class);

  private final RequestQueue queue;
  private final Supplier<ImageClassifier> source;
  private final int maxBatch;
  private final ClassifierMetrics metrics;
  private ImageClassifier classifier;
  private ImageClassifier next;

  ClassifierVerticle(
      RequestQueue queue,
      Supplier<ImageClassifier> source,
      int maxBatch,
      ClassifierMetrics metrics) {
    this.queue = queue;
    this.source = source;
    this.maxBatch = maxBatch;
    this.metrics = metrics;
  }

  /** Completes when the classifier is warm. */
  @Override
  public Future<?> start() {
    classifier = source.get();
    wake();
    return Future.succeededFuture();
  }

  /** Works off what still waits, then closes the classifier. */
  @Override
  public Future<?> stop() {
    queue.close();
    try (ImageClassifier last = classifier) {
      boolean more = true;
      while (more) {
        more = workOff();
      }
    }
    return Future.succeededFuture();
  }

  /** Makes a classifier to go over to. */
  Future<Void> prepare(Supplier<ImageClassifier> another) {
    return here(() -> next = another.get());
  }

  /** Goes over to the classifier that was prepared, and closes the one before. */
  Future<Void> change() {
    return here(
        () -> {
          ImageClassifier last = classifier;
          classifier = next;
          next = null;
          close(last);
        });
  }

  /** Closes the classifier that was prepared, if one was. */
  Future<Void> discard() {
    return here(
        () -> {
          if (next != null) {
            close(next);
            next = null;
          }
        });
  }

  /** Does something on the worker's thread, between two batches. */
  private Future<Void> here(Runnable step) {
    return Future.future(
        done ->
            context.runOnContext(
                v -> {
                  try {
                    step.run();
                    done.complete();
                  } catch (Throwable failure) { // a native library's too: the worker goes on
                    done.fail(failure);
                  }
                }));
  }

  /** All workers change or none: a classifier that does not close is no reason to stop half-way. */
  private static void close(ImageClassifier unused) {
    try {
      unused.close();
    } catch (RuntimeException e) {
      LOG.warn("A classifier did not close cleanly: {}", e.getMessage());
    }
  }

  private void wake() {
    context.runOnContext(v -> work());
  }

  /** Takes one batch a turn, so that the verticle can be stopped between two. */
  private void work() {
    if (workOff()) {
      wake();
    }
  }

  private boolean workOff() {
    List<Request> batch = queue.take(maxBatch, this::wake);
    batch.forEach(request -> request.waiting().stop(metrics.queueWait()));
    Map<Request, Photo> readable = new LinkedHashMap<>();
    batch.forEach(request -> decode(request, readable));
    if (!readable.isEmpty()) {
      classify(readable);
    }
    return !batch.isEmpty();
  }

  private void decode(Request request, Map<Request, Photo> readable) {
    try {
      readable.put(request, metrics.decode().recordCallable(() -> views(request)));
    } catch (Throwable failure) { // even memory that ran out costs this picture only
      request.answer().completeExceptionally(failure);
    }
  }

  private Photo views(Request request) throws UnreadableImageException {
    return classifier.decode(request.image());
  }

  private void classify(Map<Request, Photo> readable) {
    metrics.batchSize().record(readable.size());
    try {
      List<Photo> images = new ArrayList<>(readable.values());
      List<Classification> results = metrics.inference().record(() -> classifier.classify(images));
      answer(readable.keySet().iterator(), results.iterator());
    } catch (Throwable failure) { // the worker goes on with the next batch
      readable.keySet().forEach(request -> request.answer().completeExceptionally(failure));
    }
  }

  private static void answer(Iterator<Request> requests, Iterator<Classification> results) {
    while (requests.hasNext()) {
      requests.next().answer().complete(results.next());
    }
  }
}
