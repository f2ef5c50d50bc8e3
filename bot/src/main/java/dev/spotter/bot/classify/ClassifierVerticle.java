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

/**
 * Hosts one classifier on a worker thread: takes what waits, decodes it, classifies it in one
 * forward pass, answers each request for itself.
 */
final class ClassifierVerticle extends VerticleBase {

  private final RequestQueue queue;
  private final Supplier<ImageClassifier> source;
  private final int maxBatch;
  private final ClassifierMetrics metrics;
  private ImageClassifier classifier;

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
