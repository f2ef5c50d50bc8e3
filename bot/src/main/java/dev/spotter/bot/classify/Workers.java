package dev.spotter.bot.classify;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of a pool, each on a thread of its own. Thread-safe.
 *
 * <p>Native code cannot be interrupted. A worker that hangs is left behind with its thread and its
 * classifier, and another takes its place; should it come back, it closes its classifier and goes.
 * At most {@value #LEFT_PER_WORKER} for each place are left behind at a time: with more the bot is
 * to be started anew, and {@link #check} says so when nobody is at work any more.
 */
final class Workers {

  static final int LEFT_PER_WORKER = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final long LONGEST_PERIOD_MILLIS = 1_000;
  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final int places;
  private final Duration patience;
  private final Supplier<ClassifierVerticle> maker;
  private final ClassifierMetrics metrics;
  private final List<Worker> present = new CopyOnWriteArrayList<>();
  private final List<ClassifierVerticle> left = new CopyOnWriteArrayList<>();
  private long timer = NO_TIMER;
  private int hired;
  private boolean hiring;
  private boolean closed;

  private record Worker(ClassifierVerticle verticle, String deployment) {}

  private Workers(
      Vertx vertx,
      int places,
      Duration patience,
      Supplier<ClassifierVerticle> maker,
      ClassifierMetrics metrics) {
    this.vertx = vertx;
    this.places = places;
    this.patience = patience;
    this.maker = maker;
    this.metrics = metrics;
    metrics.workers(this::atWork);
  }

  /**
   * Deploys workers, one after the other.
   *
   * @param vertx where to deploy
   * @param places how many workers
   * @param patience one that is busy with one batch for longer than this hangs
   * @param maker makes one
   * @param metrics takes how many are at work and how often one was replaced
   * @return the workers, when every one is warm
   */
  static Future<Workers> deploy(
      Vertx vertx,
      int places,
      Duration patience,
      Supplier<ClassifierVerticle> maker,
      ClassifierMetrics metrics) {
    Workers workers = new Workers(vertx, places, patience, maker, metrics);
    Future<Void> all = Future.succeededFuture();
    for (int i = 0; i < places; i++) {
      all = all.compose(before -> workers.hire());
    }
    return all.onSuccess(warm -> workers.watch())
        .map(workers)
        .recover(failure -> workers.close().transform(closed -> Future.failedFuture(failure)));
  }

  /** Has every worker do something, one after the other. */
  Future<Void> inTurn(Function<ClassifierVerticle, Future<Void>> step) {
    Future<Void> all = Future.succeededFuture();
    for (Worker worker : present) {
      all = all.compose(done -> step.apply(worker.verticle()));
    }
    return all;
  }

  /** Succeeds while at least one worker does not hang. */
  Future<Void> check() {
    return atWork() > 0
        ? Future.succeededFuture()
        : Future.failedFuture("every classifier worker hangs; the bot has to be started anew");
  }

  /** Tells whether a worker that hangs may still use the model. */
  boolean anyHangs() {
    return left.stream().anyMatch(worker -> !worker.gone()) || atWork() < present.size();
  }

  /** Stops every worker; one that hangs is waited for as long as it takes to call it hanging. */
  Future<Void> close() {
    synchronized (this) {
      closed = true;
      vertx.cancelTimer(timer);
    }
    return Future.join(
            present.stream()
                .map(worker -> vertx.undeploy(worker.deployment()))
                .map(end -> end.timeout(patience.toMillis(), TimeUnit.MILLISECONDS))
                .toList())
        .mapEmpty();
  }

  /** Only from now on a place that is empty is one whose worker was left behind. */
  private synchronized void watch() {
    long period = Math.max(1, Math.min(LONGEST_PERIOD_MILLIS, patience.toMillis() / 2));
    timer = vertx.setPeriodic(period, tick -> look());
  }

  private int atWork() {
    return (int) present.stream().filter(worker -> !worker.verticle().hangs(patience)).count();
  }

  private void look() {
    left.removeIf(ClassifierVerticle::gone);
    present.stream().filter(worker -> worker.verticle().hangs(patience)).forEach(this::leave);
    if (mayHire()) {
      hire()
          .onFailure(failure -> LOG.error("No classifier worker starts: {}", failure.getMessage()))
          .onComplete(
              done -> {
                synchronized (this) {
                  hiring = false;
                }
              });
    }
  }

  private synchronized boolean mayHire() {
    boolean wanted = !closed && !hiring && present.size() < places;
    hiring = hiring || wanted;
    return wanted;
  }

  private void leave(Worker stuck) {
    if (left.size() >= LEFT_PER_WORKER * places) {
      return;
    }
    LOG.error(
        "A classifier worker has been busy with one batch for more than {} ms; another takes its"
            + " place",
        patience.toMillis());
    present.remove(stuck);
    left.add(stuck.verticle());
    stuck.verticle().abandon();
    metrics.workerReplaced();
  }

  private Future<Void> hire() {
    ClassifierVerticle verticle = maker.get();
    DeploymentOptions thread =
        new DeploymentOptions()
            .setThreadingModel(ThreadingModel.WORKER)
            .setWorkerPoolName("classifier-" + next())
            .setWorkerPoolSize(1);
    return vertx
        .deployVerticle(verticle, thread)
        .onSuccess(id -> present.add(new Worker(verticle, id)))
        .mapEmpty();
  }

  private synchronized int next() {
    return ++hired;
  }
}
