package dev.spotter.bot.review;

import dev.spotter.bot.classify.ModelVersions;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.ReviewedLesson;
import dev.spotter.bot.inbox.ReviewedLesson.Review;
import dev.spotter.bot.inbox.Reviews;
import dev.spotter.bot.learn.Retraining;
import dev.spotter.bot.learn.RetrainingState;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelException;
import dev.spotter.classifier.modelfile.UpdateRecord;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * What the review page asks, {@code GET /preview/review/state} for everything that it shows, and
 * what it does: {@code POST /preview/review/say} of {@code {numbers, review}}, {@code retrain},
 * {@code promote} of {@code {version}} and {@code rollback}. All bodies are JSON. Guarded by {@link
 * OperatorGate}; a change that cannot be made is 409 and {@code {error}}.
 */
public final class ReviewRoutes {

  private static final String ROOT = "/preview/review/";

  /** The page shows no more than these. */
  private static final int MOST_LESSONS = 200;

  private static final long MAX_BODY = 64 << 10;

  private final Vertx vertx;
  private final Reviews reviews;
  private final Optional<ModelVersions> versions;
  private final Optional<Retraining> retraining;
  private final OperatorGate gate;

  /**
   * Creates the routes.
   *
   * @param vertx reads the store of versions on its worker threads
   * @param reviews what operators say of lessons
   * @param versions of the model; empty without a store
   * @param retraining makes new ones; empty without a store
   * @param token what has to be shown; empty when only this machine may ask
   */
  public ReviewRoutes(
      Vertx vertx,
      Reviews reviews,
      Optional<ModelVersions> versions,
      Optional<Retraining> retraining,
      Optional<Secret> token) {
    this.vertx = vertx;
    this.reviews = reviews;
    this.versions = versions;
    this.retraining = retraining;
    this.gate = new OperatorGate(token);
  }

  /**
   * Adds the routes.
   *
   * @param router answers the bot's HTTP requests
   */
  public void mount(Router router) {
    router
        .route(ROOT + "*")
        .handler((SecurityPolicyHandler) gate::check)
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY));
    router.get(ROOT + "state").handler(ctx -> end(ctx, state()));
    post(router, "say", this::say);
    post(router, "retrain", asked -> retrain());
    post(router, "promote", this::promote);
    post(router, "rollback", asked -> change(ModelVersions::rollback));
  }

  private static void post(
      Router router, String what, Function<JsonObject, Future<JsonObject>> action) {
    router
        .post(ROOT + what)
        .handler(
            ctx -> {
              try {
                end(ctx, action.apply(ctx.body().asJsonObject()));
              } catch (ModelException refused) {
                end(ctx, 409, new JsonObject().put("error", refused.getMessage()));
              } catch (RuntimeException malformed) {
                end(
                    ctx,
                    400,
                    new JsonObject().put("error", "This asks for nothing that there is."));
              }
            });
  }

  private Future<JsonObject> state() {
    return Future.all(reviews.newest(Optional.empty(), MOST_LESSONS), inWorker(this::versions))
        .map(
            both ->
                new JsonObject()
                    .put("lessons", lessons(both.resultAt(0)))
                    .put("versions", both.resultAt(1))
                    .put("retraining", retraining.map(it -> node(it.state())).orElse(null)));
  }

  private static JsonArray lessons(List<ReviewedLesson> all) {
    JsonArray array = new JsonArray();
    all.forEach(lesson -> array.add(node(lesson)));
    return array;
  }

  private static JsonObject node(ReviewedLesson reviewed) {
    Lesson lesson = reviewed.lesson();
    return new JsonObject()
        .put("number", reviewed.number())
        .put("review", reviewed.review().name())
        .put("in", lesson.in().toString())
        .put("says", (lesson.says().is() ? "" : "not ") + lesson.says().phrase())
        .put("under", lesson.says().under().orElse(null))
        .put("teacher", lesson.source().teacher())
        .put("photo", lesson.source().photo());
  }

  private static JsonObject node(RetrainingState state) {
    return new JsonObject()
        .put("phase", state.phase().name())
        .put("epoch", state.epoch())
        .put("epochs", state.epochs())
        .put("loss", state.loss())
        .put("accuracy", state.accuracy())
        .put("said", state.said());
  }

  private JsonArray versions() throws IOException {
    JsonArray array = new JsonArray();
    if (versions.isPresent()) {
      Optional<String> promoted =
          versions.get().promoted().map(Path::getFileName).map(Path::toString);
      for (ModelCard card : versions.get().list()) {
        array.add(node(card).put("promoted", promoted.equals(Optional.of(card.version()))));
      }
    }
    return array;
  }

  private static JsonObject node(ModelCard card) {
    JsonObject node = new JsonObject().put("version", card.version()).put("name", card.name());
    UpdateRecord update = card.update();
    return update == null
        ? node
        : node.put("made", update.made())
            .put("corrections", update.corrections())
            .put("correctedBefore", update.correctedBefore())
            .put("corrected", update.corrected())
            .put("heldOut", update.heldOut())
            .put("accuracyBefore", update.accuracyBefore())
            .put("accuracy", update.accuracy());
  }

  private Future<JsonObject> say(JsonObject asked) {
    List<Long> numbers =
        asked.getJsonArray("numbers").stream().map(it -> ((Number) it).longValue()).toList();
    return reviews
        .say(numbers, Review.valueOf(asked.getString("review")))
        .map(said -> new JsonObject().put("said", said));
  }

  /** Does not wait for the end, which takes seconds: the page asks how it goes. */
  private Future<JsonObject> retrain() {
    Retraining job = retraining.orElseThrow(ReviewRoutes::noStore);
    var unused = job.run();
    return Future.succeededFuture(node(job.state()));
  }

  private Future<JsonObject> promote(JsonObject asked) {
    return change(
        store -> {
          store.promote(asked.getString("version"));
          return null;
        });
  }

  /** Something that is done to the store. */
  private interface Change {
    Object make(ModelVersions store) throws IOException;
  }

  private Future<JsonObject> change(Change change) {
    return inWorker(
        () -> {
          change.make(versions.orElseThrow(ReviewRoutes::noStore));
          return new JsonObject();
        });
  }

  private static ModelException noStore() {
    return new ModelException("there is no store of versions; name a folder by model.versions");
  }

  private <T> Future<T> inWorker(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }

  private static void end(RoutingContext ctx, Future<JsonObject> answer) {
    answer
        .onSuccess(json -> end(ctx, 200, json))
        .onFailure(
            failure -> {
              if (failure instanceof ModelException) {
                end(ctx, 409, new JsonObject().put("error", failure.getMessage()));
              } else {
                ctx.fail(failure);
              }
            });
  }

  private static void end(RoutingContext ctx, int status, JsonObject json) {
    ctx.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(json.encode());
  }
}
