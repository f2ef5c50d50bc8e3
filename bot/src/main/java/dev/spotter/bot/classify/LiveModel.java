package dev.spotter.bot.classify;

import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.modelfile.ModelCard;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that answers now, with the workers on it; the one owner of its native memory.
 * Thread-safe.
 *
 * <p>A model folder is looked at again and again. A new model in it is loaded and checked beside
 * the old one, then the workers change over, one after the other and each between two batches, and
 * when none is left on the old one it is closed. One that cannot be used is refused with one line
 * in the log, and the old one goes on.
 *
 * <p>All of a model's native calls outside the workers are made on one thread, for MXNet keeps
 * memory for every thread that ever called it; so a first prediction, which rewrites the weights,
 * never runs beside another one's.
 */
public final class LiveModel implements PictureClassifier {

  private static final Logger LOG = LoggerFactory.getLogger(LiveModel.class);

  private final Vertx vertx;
  private final ModelSource source;
  private final WorkerExecutor loader;
  private final ModelMetrics metrics;
  private final ClassifierPool pool;
  private volatile SpotterModel model;
  private Future<?> looking = Future.succeededFuture();
  private boolean closed;

  private LiveModel(
      Vertx vertx,
      ModelSource source,
      WorkerExecutor loader,
      MeterRegistry registry,
      SpotterModel model,
      ClassifierPool pool) {
    this.vertx = vertx;
    this.source = source;
    this.loader = loader;
    this.metrics = new ModelMetrics(registry);
    this.model = model;
    this.pool = pool;
    metrics.answers(model.card());
  }

  /**
   * Loads the model, deploys its workers and begins to watch its folder, if it has one.
   *
   * @param vertx where to deploy
   * @param source where the model comes from
   * @param options of the workers
   * @param registry receives the {@code spotter.model} and {@code spotter.classify} metrics
   * @return the model, when every worker is warm; to be closed by the caller
   */
  public static Future<LiveModel> start(
      Vertx vertx, ModelSource source, ClassifierOptions options, MeterRegistry registry) {
    WorkerExecutor loader =
        vertx.createSharedWorkerExecutor("model-loader", 1, 10, TimeUnit.MINUTES);
    return loader
        .executeBlocking(() -> new First(source.watch(), source.load()))
        .compose(
            first ->
                ClassifierPool.deploy(vertx, first.model(), options, registry)
                    .map(
                        pool -> new LiveModel(vertx, source, loader, registry, first.model(), pool))
                    .onSuccess(live -> first.watch().ifPresent(live::lookLater))
                    .onFailure(failure -> first.model().close()))
        .onSuccess(live -> LOG.info("The model is {}", live.name()))
        .onFailure(failure -> loader.close());
  }

  /** A folder as it was before its model was loaded, so that no change is missed. */
  private record First(Optional<FolderWatch> watch, SpotterModel model) {}

  @Override
  public ModelCard card() {
    return model.card();
  }

  @Override
  public ModelHead head() {
    return ModelHead.of(model);
  }

  @Override
  public Future<EmbeddedPicture> embed(Buffer encodedImage) {
    return pool.embed(encodedImage);
  }

  @Override
  public Future<Void> check() {
    return pool.check();
  }

  /**
   * Lets a change of models that is under way end, then closes the workers and the model.
   *
   * @return completes when all of that is done
   */
  @Override
  public Future<Void> close() {
    return stopLooking()
        .transform(looked -> pool.close())
        .transform(closing -> free(model))
        .transform(freed -> loader.close());
  }

  private synchronized Future<?> stopLooking() {
    closed = true;
    return looking;
  }

  private void lookLater(FolderWatch watch) {
    vertx.setTimer(source.reloadEvery().toMillis(), id -> look(watch));
  }

  /** The next look comes when this one has ended, however long it took. */
  private synchronized void look(FolderWatch watch) {
    if (!closed) {
      looking =
          loader
              .executeBlocking(watch::changed)
              .compose(changed -> changed ? reload() : Future.succeededFuture())
              .onComplete(looked -> lookLater(watch));
    }
  }

  private Future<Void> reload() {
    return loader.executeBlocking(source::load).compose(this::take).recover(this::refuse);
  }

  private Future<Void> take(SpotterModel fresh) {
    SpotterModel old = model;
    if (fresh.card().version().equals(old.card().version())) {
      return free(fresh);
    }
    return pool.replace(fresh)
        .onFailure(failure -> free(fresh))
        .compose(
            changed -> {
              LOG.info("The model is now {}; it was {}", name(fresh), name(old));
              metrics.taken(fresh.card());
              model = fresh;
              return free(old);
            });
  }

  private Future<Void> refuse(Throwable failure) {
    String where = source.folder().map(Path::toString).orElse("the jar");
    LOG.warn("The model in {} is refused and {} goes on: {}", where, name(), failure.getMessage());
    LOG.debug("Why the model was refused", failure);
    metrics.refused();
    return Future.succeededFuture();
  }

  /** A worker that hangs may still read a model's memory; then it is kept for good. */
  private Future<Void> free(SpotterModel unused) {
    if (pool.anyHangs()) {
      LOG.warn("{} stays in memory, for a worker that hangs may use it", name(unused));
      return Future.succeededFuture();
    }
    return loader.executeBlocking(
        () -> {
          unused.close();
          return null;
        });
  }

  private String name() {
    return name(model);
  }

  private static String name(SpotterModel model) {
    return "%s %s (%s)"
        .formatted(
            model.card().name(), model.card().version(), String.join(", ", model.card().labels()));
  }
}
