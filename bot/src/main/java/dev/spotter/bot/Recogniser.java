package dev.spotter.bot;

import dev.spotter.bot.classify.ClassifierPool;
import dev.spotter.bot.classify.LiveModel;
import dev.spotter.classifier.Classification;
import dev.spotter.classifier.modelfile.ModelCard;
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

  /** Returns what is known of the model that answers now; another may later. */
  ModelCard model();

  /** Classifies an encoded picture; fails as {@link ClassifierPool#classify} does. */
  Future<Classification> classify(Buffer picture);

  /** Fails when nothing can be classified. */
  Future<Void> check();

  /** Closes the workers, then the model. */
  Future<Void> close();

  /** Loads the real model on a worker thread. */
  static Future<Recogniser> load(Vertx vertx, BotConfig config, MeterRegistry registry) {
    return LiveModel.start(vertx, config.model(), config.classifier(), registry).map(Live::new);
  }

  /** The real one. */
  record Live(LiveModel live) implements Recogniser {

    @Override
    public ModelCard model() {
      return live.card();
    }

    @Override
    public Future<Classification> classify(Buffer picture) {
      return live.classify(picture);
    }

    @Override
    public Future<Void> check() {
      return live.check();
    }

    @Override
    public Future<Void> close() {
      return live.close();
    }
  }
}
