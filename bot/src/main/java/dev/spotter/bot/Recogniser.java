package dev.spotter.bot;

import dev.spotter.bot.classify.ClassifierPool;
import dev.spotter.classifier.Classification;
import dev.spotter.classifier.SpotterModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** A loaded model with the workers on it: tells what a picture shows. Thread-safe. */
interface Recogniser {

  /** Makes a recogniser that is warm. */
  @FunctionalInterface
  interface Factory {
    /** Loads the configured model and deploys its workers. */
    Future<Recogniser> create(Vertx vertx, BotConfig config, MeterRegistry registry);
  }

  /** Returns width and height of the model's input, in pixels. */
  int inputSize();

  /** Classifies an encoded picture; fails as {@link ClassifierPool#classify} does. */
  Future<Classification> classify(Buffer picture);

  /** Closes the workers, then the model. */
  Future<Void> close();

  /** Loads the real model on a worker thread. */
  static Future<Recogniser> load(Vertx vertx, BotConfig config, MeterRegistry registry) {
    return vertx
        .executeBlocking(() -> config.model().load())
        .compose(
            model ->
                ClassifierPool.deploy(vertx, model, config.classifier(), registry)
                    .<Recogniser>map(pool -> new OnPool(model, pool))
                    .onFailure(failure -> model.close()));
  }

  /** The real one. */
  record OnPool(SpotterModel model, ClassifierPool pool) implements Recogniser {

    @Override
    public int inputSize() {
      return model.card().inputSize();
    }

    @Override
    public Future<Classification> classify(Buffer picture) {
      return pool.classify(picture);
    }

    @Override
    public Future<Void> close() {
      return pool.close().onComplete(closed -> model.close());
    }
  }
}
