package dev.spotter.bot.classify;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.modelfile.ModelCard;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** A loaded model with its pool of workers: tells what a picture shows. Thread-safe. */
public interface PictureClassifier {

  /** Loads a model and warms up its workers. */
  @FunctionalInterface
  interface Factory {
    /**
     * Loads the configured model and deploys its workers.
     *
     * @param vertx runs the workers
     * @param model where the model comes from
     * @param options bounds of the pool
     * @param registry takes the pool's metrics
     * @return the classifier, to be closed by the caller
     */
    Future<PictureClassifier> create(
        Vertx vertx, ModelSource model, ClassifierOptions options, MeterRegistry registry);
  }

  /** Returns the card of the model that answers now; another one may answer later. */
  ModelCard card();

  /** Returns the head of the model that answers now. */
  ModelHead head();

  /** Embeds an encoded picture; fails as {@link ClassifierPool#embed} does. */
  Future<EmbeddedPicture> embed(Buffer picture);

  /** Classifies an encoded picture by the model's own head; fails as {@link #embed} does. */
  default Future<Classification> classify(Buffer picture) {
    return embed(picture).map(EmbeddedPicture::classify);
  }

  /** Fails when nothing can be classified. */
  Future<Void> check();

  /** Closes the workers, then the model. */
  Future<Void> close();

  /** Loads the real model on a worker thread: the factory that the bot uses. */
  static Future<PictureClassifier> load(
      Vertx vertx, ModelSource model, ClassifierOptions options, MeterRegistry registry) {
    return LiveModel.start(vertx, model, options, registry).map(live -> live);
  }
}
