package dev.spotter.bot.classify;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.spotter.classifier.Classification;
import dev.spotter.classifier.SpotterModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Embeds images on a fixed pool of worker verticles, and decides on the caller. The same bytes are
 * looked at once: asked for again while under way they share the work, asked for later their
 * embedding is remembered. Thread-safe.
 */
public final class ClassifierPool {

  /** An embedding that takes more counts as several in the cache. */
  private static final int BYTES_PER_ENTRY = 4096;

  /** Above this, hashing takes longer than a thread change and leaves the event loop. */
  private static final int LARGE_IMAGE_BYTES = 256 * 1024;

  private final Vertx vertx;
  private final Workers workers;
  private final AtomicReference<Supplier<ImageEmbedder>> current;
  private final ClassifierOptions options;
  private final RequestQueue queue;
  private final ClassifierMetrics metrics;
  private final Cache<ContentKey, EmbeddedPicture> known;
  private final Map<ContentKey, CompletableFuture<EmbeddedPicture>> underWay =
      new ConcurrentHashMap<>();

  private ClassifierPool(
      Vertx vertx,
      Workers workers,
      AtomicReference<Supplier<ImageEmbedder>> current,
      ClassifierOptions options,
      RequestQueue queue,
      ClassifierMetrics metrics,
      MeterRegistry registry) {
    this.vertx = vertx;
    this.workers = workers;
    this.current = current;
    this.options = options;
    this.queue = queue;
    this.metrics = metrics;
    known =
        Caffeine.newBuilder()
            .maximumWeight(options.cacheEntries())
            .weigher(ClassifierPool::weight)
            .recordStats()
            .build();
    CaffeineCacheMetrics.monitor(registry, known, "classifications");
  }

  /**
   * Deploys the workers, each on a thread of its own, for MXNet keeps memory for every thread that
   * ever called it. One that hangs is replaced.
   *
   * @param vertx where to deploy
   * @param model shared by all workers; close it after this pool
   * @param options sizes and bounds
   * @param registry receives the {@code spotter.classify} metrics
   * @return the pool, when every worker is warm
   */
  public static Future<ClassifierPool> deploy(
      Vertx vertx, SpotterModel model, ClassifierOptions options, MeterRegistry registry) {
    return deploy(vertx, () -> ImageEmbedder.on(model), options, registry);
  }

  static Future<ClassifierPool> deploy(
      Vertx vertx,
      Supplier<ImageEmbedder> source,
      ClassifierOptions options,
      MeterRegistry registry) {
    return deploy(vertx, source, options, registry, System::nanoTime);
  }

  static Future<ClassifierPool> deploy(
      Vertx vertx,
      Supplier<ImageEmbedder> source,
      ClassifierOptions options,
      MeterRegistry registry,
      LongSupplier clock) {
    RequestQueue queue = new RequestQueue(options.maxWaiting(), options.maxWaitingBytes());
    ClassifierMetrics metrics = new ClassifierMetrics(registry, queue);
    AtomicReference<Supplier<ImageEmbedder>> current = new AtomicReference<>(source);
    Supplier<ClassifierVerticle> maker =
        () -> new ClassifierVerticle(queue, current.get(), options.maxBatch(), metrics, clock);
    return Workers.deploy(vertx, options.instances(), options.stuckAfter(), maker, metrics)
        .map(
            workers ->
                new ClassifierPool(vertx, workers, current, options, queue, metrics, registry));
  }

  /**
   * Lets the workers go over to another model without missing a request: each makes a classifier on
   * it, one worker after the other, and when all are warm each takes its own between two batches.
   * What is remembered of the old model's answers is forgotten. Not to be called again before it
   * has completed.
   *
   * @param model shared by all workers from then on
   * @return completes when no worker uses the old model any more; when it fails none uses the new
   */
  Future<Void> replace(SpotterModel model) {
    return replace(() -> ImageEmbedder.on(model));
  }

  Future<Void> replace(Supplier<ImageEmbedder> source) {
    return workers
        .inTurn(worker -> worker.prepare(source))
        .recover(
            cold ->
                workers.inTurn(ClassifierVerticle::discard).compose(v -> Future.failedFuture(cold)))
        .onSuccess(warm -> current.set(source))
        .compose(warm -> workers.inTurn(worker -> worker.change(source)))
        .map(
            changed -> {
              known.invalidateAll();
              return null;
            });
  }

  /**
   * Classifies one image by the head that its model comes with; decides on the caller.
   *
   * @param encodedImage the encoded bytes; not to be changed before the answer
   * @return the classification; fails as {@link #embed} does
   */
  public Future<Classification> classify(Buffer encodedImage) {
    return embed(encodedImage).map(EmbeddedPicture::classify);
  }

  /**
   * Embeds one image. Those who ask for the same bytes at the same time share one deadline, the
   * first one's.
   *
   * @param encodedImage the encoded bytes; not to be changed before the answer
   * @return the embedded picture; fails with {@link
   *     dev.spotter.classifier.image.UnreadableImageException}, {@link OverloadedException}, or
   *     {@link java.util.concurrent.TimeoutException} after the deadline. Completes on the caller's
   *     context
   */
  public Future<EmbeddedPicture> embed(Buffer encodedImage) {
    Timer.Sample sample = metrics.start();
    var context = vertx.getOrCreateContext();
    byte[] image = encodedImage.getBytes();
    return key(image)
        .compose(key -> Future.fromCompletionStage(embedding(key, image), context))
        .onSuccess(result -> metrics.answered(sample))
        .onFailure(failure -> metrics.failed(sample, failure));
  }

  /**
   * Refuses new images, answers those that wait, closes the classifiers.
   *
   * @return completes when all of that is done
   */
  public Future<Void> close() {
    queue.close();
    return workers.close();
  }

  /**
   * Tells whether images can be classified.
   *
   * @return fails when every worker hangs
   */
  public Future<Void> check() {
    return workers.check();
  }

  /** Tells whether a worker that hangs may still use the model, so that it must not be closed. */
  boolean anyHangs() {
    return workers.anyHangs();
  }

  private Future<ContentKey> key(byte[] image) {
    return image.length <= LARGE_IMAGE_BYTES
        ? Future.succeededFuture(ContentKey.of(image))
        : vertx.executeBlocking(() -> ContentKey.of(image), false);
  }

  private CompletableFuture<EmbeddedPicture> embedding(ContentKey key, byte[] image) {
    EmbeddedPicture remembered = known.getIfPresent(key);
    if (remembered != null) {
      return CompletableFuture.completedFuture(remembered);
    }
    CompletableFuture<EmbeddedPicture> fresh = new CompletableFuture<>();
    CompletableFuture<EmbeddedPicture> answer = underWay.computeIfAbsent(key, absent -> fresh);
    if (answer == fresh) {
      submit(new Request(key, image, metrics.start()), fresh);
    }
    return answer;
  }

  private void submit(Request request, CompletableFuture<EmbeddedPicture> shared) {
    var unused =
        request
            .answer()
            .orTimeout(options.deadline().toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((picture, failure) -> settle(request.key(), shared, picture, failure));
    try {
      queue.add(request);
    } catch (OverloadedException full) {
      request.answer().completeExceptionally(full);
    }
  }

  /** A success is remembered and a failure forgotten before anybody hears of it. */
  private void settle(
      ContentKey key,
      CompletableFuture<EmbeddedPicture> shared,
      EmbeddedPicture picture,
      Throwable failure) {
    if (failure == null) {
      known.put(key, picture);
    }
    underWay.remove(key);
    if (failure == null) {
      shared.complete(picture);
    } else {
      shared.completeExceptionally(failure);
    }
  }

  static int weight(ContentKey key, EmbeddedPicture picture) {
    return Math.max(1, (picture.bytes() + BYTES_PER_ENTRY - 1) / BYTES_PER_ENTRY);
  }
}
