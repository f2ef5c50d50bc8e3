package dev.spotter.bot.classify;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.spotter.classifier.Classification;
import dev.spotter.classifier.SpotterModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Classifies images on a fixed pool of worker verticles. The same bytes are classified once: asked
 * for again while under way they share the work, asked for later they are remembered. Thread-safe.
 */
public final class ClassifierPool {

  /** Above this, hashing takes longer than a thread change and leaves the event loop. */
  private static final int LARGE_IMAGE_BYTES = 256 * 1024;

  private final Vertx vertx;
  private final String deployment;
  private final List<ClassifierVerticle> workers;
  private final ClassifierOptions options;
  private final RequestQueue queue;
  private final ClassifierMetrics metrics;
  private final Cache<ContentKey, CompletableFuture<Classification>> known;

  private ClassifierPool(
      Vertx vertx,
      String deployment,
      List<ClassifierVerticle> workers,
      ClassifierOptions options,
      RequestQueue queue,
      ClassifierMetrics metrics,
      MeterRegistry registry) {
    this.vertx = vertx;
    this.deployment = deployment;
    this.workers = workers;
    this.options = options;
    this.queue = queue;
    this.metrics = metrics;
    known = Caffeine.newBuilder().maximumSize(options.cacheEntries()).recordStats().build();
    CaffeineCacheMetrics.monitor(registry, known, "classifications");
  }

  /**
   * Deploys the workers on threads of their own, as many as workers: MXNet keeps memory for every
   * thread that ever called it.
   *
   * @param vertx where to deploy
   * @param model shared by all workers; close it after this pool
   * @param options sizes and bounds
   * @param registry receives the {@code spotter.classify} metrics
   * @return the pool, when every worker is warm
   */
  public static Future<ClassifierPool> deploy(
      Vertx vertx, SpotterModel model, ClassifierOptions options, MeterRegistry registry) {
    return deploy(vertx, () -> ImageClassifier.on(model), options, registry);
  }

  static Future<ClassifierPool> deploy(
      Vertx vertx,
      Supplier<ImageClassifier> source,
      ClassifierOptions options,
      MeterRegistry registry) {
    RequestQueue queue = new RequestQueue(options.maxWaiting(), options.maxWaitingBytes());
    ClassifierMetrics metrics = new ClassifierMetrics(registry, queue);
    List<ClassifierVerticle> workers =
        Stream.generate(() -> new ClassifierVerticle(queue, source, options.maxBatch(), metrics))
            .limit(options.instances())
            .toList();
    DeploymentOptions threads =
        new DeploymentOptions()
            .setThreadingModel(ThreadingModel.WORKER)
            .setInstances(options.instances())
            .setWorkerPoolName("classifier")
            .setWorkerPoolSize(options.instances());
    return vertx
        .deployVerticle(workers.iterator()::next, threads)
        .map(id -> new ClassifierPool(vertx, id, workers, options, queue, metrics, registry));
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
    return replace(() -> ImageClassifier.on(model));
  }

  Future<Void> replace(Supplier<ImageClassifier> source) {
    return inTurn(worker -> worker.prepare(source))
        .recover(
            cold -> inTurn(ClassifierVerticle::discard).compose(v -> Future.failedFuture(cold)))
        .compose(warm -> inTurn(ClassifierVerticle::change))
        .onSuccess(changed -> known.invalidateAll());
  }

  private Future<Void> inTurn(Function<ClassifierVerticle, Future<Void>> step) {
    Future<Void> all = Future.succeededFuture();
    for (ClassifierVerticle worker : workers) {
      all = all.compose(done -> step.apply(worker));
    }
    return all;
  }

  /**
   * Classifies one image. Those who ask for the same bytes at the same time share one deadline, the
   * first one's.
   *
   * @param encodedImage the encoded bytes; not to be changed before the answer
   * @return the classification; fails with {@link dev.spotter.classifier.UnreadableImageException},
   *     {@link OverloadedException}, or {@link java.util.concurrent.TimeoutException} after the
   *     deadline. Completes on the caller's context
   */
  public Future<Classification> classify(Buffer encodedImage) {
    Timer.Sample sample = metrics.start();
    var context = vertx.getOrCreateContext();
    byte[] image = encodedImage.getBytes();
    return key(image)
        .compose(key -> Future.fromCompletionStage(answer(key, image), context))
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
    return vertx.undeploy(deployment);
  }

  private Future<ContentKey> key(byte[] image) {
    return image.length <= LARGE_IMAGE_BYTES
        ? Future.succeededFuture(ContentKey.of(image))
        : vertx.executeBlocking(() -> ContentKey.of(image), false);
  }

  private CompletableFuture<Classification> answer(ContentKey key, byte[] image) {
    CompletableFuture<Classification> fresh = new CompletableFuture<>();
    CompletableFuture<Classification> answer = known.get(key, absent -> fresh);
    if (answer == fresh) {
      submit(key, new Request(image, fresh, metrics.start()));
    }
    return answer;
  }

  private void submit(ContentKey key, Request request) {
    CompletableFuture<Classification> answer = request.answer();
    var unused =
        answer
            .orTimeout(options.deadline().toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((result, failure) -> forgetFailure(key, answer, failure));
    try {
      queue.add(request);
    } catch (OverloadedException full) {
      answer.completeExceptionally(full);
    }
  }

  private void forgetFailure(
      ContentKey key, CompletableFuture<Classification> answer, Throwable failure) {
    if (failure != null) {
      known.asMap().remove(key, answer);
    }
  }
}
