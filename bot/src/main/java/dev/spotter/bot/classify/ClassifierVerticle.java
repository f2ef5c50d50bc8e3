package dev.spotter.bot.classify;

import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.image.UnreadableImageException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
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
  private final Supplier<ImageEmbedder> source;
  private final int maxBatch;
  private final ClassifierMetrics metrics;
  private final LongSupplier clock;
  private ImageEmbedder classifier;
  private ImageEmbedder next;
  private volatile Promise<Void> step = Promise.promise();
  private volatile Long busySince;
  private volatile boolean abandoned;
  private volatile boolean gone;

  ClassifierVerticle(
      RequestQueue queue,
      Supplier<ImageEmbedder> source,
      int maxBatch,
      ClassifierMetrics metrics,
      LongSupplier clock) {
    this.queue = queue;
    this.source = source;
    this.maxBatch = maxBatch;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Completes when the classifier is warm. */
  @Override
  public Future<?> start() {
    classifier = source.get();
    wake();
    return Future.succeededFuture();
  }

  /** Works off what still waits, unless it was left behind, then closes the classifier. */
  @Override
  public Future<?> stop() {
    try (ImageEmbedder last = classifier) {
      if (!abandoned) {
        queue.close();
        boolean more = true;
        while (more) {
          more = workOff();
        }
      }
    }
    gone = true;
    return Future.succeededFuture();
  }

  /** Tells whether it has been busy with the same thing for longer than this. Thread-safe. */
  boolean hangs(Duration patience) {
    Long since = busySince;
    return since != null && clock.getAsLong() - since > patience.toNanos();
  }

  /** Takes it off the queue for good; when it comes back it closes itself. Thread-safe. */
  void abandon() {
    abandoned = true;
    step.tryFail("a classifier worker hangs");
    context.runOnContext(back -> vertx.undeploy(context.deploymentID()));
  }

  /** Tells whether its classifier is closed. Thread-safe. */
  boolean gone() {
    return gone;
  }

  /** Makes a classifier to go over to. */
  Future<Void> prepare(Supplier<ImageEmbedder> another) {
    return here(() -> next = another.get());
  }

  /**
   * Goes over to the classifier that was prepared, and closes the one before; a worker that came
   * after the others prepared theirs makes its own.
   */
  Future<Void> change(Supplier<ImageEmbedder> another) {
    return here(
        () -> {
          ImageEmbedder last = classifier;
          classifier = next != null ? next : another.get();
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
  private Future<Void> here(Runnable task) {
    Promise<Void> done = Promise.promise();
    step = done;
    context.runOnContext(
        v -> {
          try {
            busy(task);
            done.tryComplete();
          } catch (Throwable failure) { // a native library's too: the worker goes on
            done.tryFail(failure);
          }
        });
    return done.future();
  }

  private void busy(Runnable task) {
    busySince = clock.getAsLong();
    try {
      task.run();
    } finally {
      busySince = null;
    }
  }

  /** All workers change or none: a classifier that does not close is no reason to stop half-way. */
  private static void close(ImageEmbedder unused) {
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
    if (abandoned) {
      queue.wakeAnother(); // what it was woken for is another worker's
    } else if (workOff()) {
      wake();
    }
  }

  private boolean workOff() {
    List<Request> batch = queue.take(maxBatch, this::wake);
    if (!batch.isEmpty()) {
      busy(() -> work(batch));
    }
    return !batch.isEmpty();
  }

  private void work(List<Request> batch) {
    batch.forEach(request -> request.waiting().stop(metrics.queueWait()));
    Map<Request, ModelInput> readable = new LinkedHashMap<>();
    batch.forEach(request -> decode(request, readable));
    if (!readable.isEmpty()) {
      embed(readable);
    }
  }

  private void decode(Request request, Map<Request, ModelInput> readable) {
    try {
      readable.put(request, metrics.decode().recordCallable(() -> views(request)));
    } catch (Throwable failure) { // even memory that ran out costs this picture only
      request.answer().completeExceptionally(failure);
    }
  }

  private ModelInput views(Request request) throws UnreadableImageException {
    return classifier.decode(request.image());
  }

  private void embed(Map<Request, ModelInput> readable) {
    metrics.batchSize().record(readable.size());
    try {
      List<ModelInput> images = new ArrayList<>(readable.values());
      List<Embedding> embeddings = metrics.inference().record(() -> classifier.embed(images));
      answer(readable.keySet().iterator(), embeddings.iterator());
    } catch (Throwable failure) { // the worker goes on with the next batch
      readable.keySet().forEach(request -> request.answer().completeExceptionally(failure));
    }
  }

  private void answer(Iterator<Request> requests, Iterator<Embedding> embeddings) {
    while (requests.hasNext()) {
      Request request = requests.next();
      request
          .answer()
          .complete(
              new EmbeddedPicture(request.key().sha256(), classifier.model(), embeddings.next()));
    }
  }
}
