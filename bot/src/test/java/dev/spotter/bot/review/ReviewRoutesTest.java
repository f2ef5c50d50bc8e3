package dev.spotter.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.classify.ModelVersions;
import dev.spotter.bot.classify.RandomModel;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.ReviewedLesson;
import dev.spotter.bot.inbox.ReviewedLesson.Review;
import dev.spotter.bot.inbox.Reviews;
import dev.spotter.classifier.modelfile.ModelFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ReviewRoutesTest {

  private static final String EVIL = "<script>alert(1)</script>";

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final OneLesson reviews = new OneLesson();
  private ModelVersions versions;
  private String version;

  /** One lesson, number 7, in memory. */
  private static final class OneLesson implements Reviews {

    private Review said = Review.OPEN;

    @Override
    public Future<List<ReviewedLesson>> newest(Optional<Review> state, int most) {
      Lesson lesson =
          new Lesson(
              new EventId("slack", "k"),
              0,
              new Conversation("slack", "C1"),
              new Lesson.Source("U1", "U2", "7.1", 0),
              new Lesson.Statement("Rex", EVIL, true, Optional.of("dog")),
              "model-1",
              new float[] {1});
      return Future.succeededFuture(List.of(new ReviewedLesson(7, said, lesson)));
    }

    @Override
    public Future<Integer> say(List<Long> numbers, Review state) {
      said = numbers.contains(7L) ? state : said;
      return Future.succeededFuture(numbers.contains(7L) ? 1 : 0);
    }
  }

  @BeforeEach
  void store() throws IOException {
    versions = new ModelVersions(folder.resolve("versions"));
    version =
        versions.add(
            directory -> {
              RandomModel.write(directory, List.of("cat", "dog"));
              return ModelFiles.in(directory).card();
            });
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void lessonsAreShownAndReviewed() {
    int port = serve(Optional.of(versions), Optional.empty());

    JsonObject lesson = state(port).getJsonArray("lessons").getJsonObject(0);
    assertThat(lesson.getInteger("number")).isEqualTo(7);
    assertThat(lesson.getString("review")).isEqualTo("OPEN");
    assertThat(lesson.getString("says")).isEqualTo(EVIL); // the page sets it as text, not markup

    JsonObject said = new JsonObject().put("numbers", JsonArray.of(7, 8)).put("review", "ACCEPTED");
    assertThat(post(port, "say", said).bodyAsJsonObject().getInteger("said")).isEqualTo(1);
    assertThat(reviews.said).isEqualTo(Review.ACCEPTED);
  }

  @Test
  void versionsArePromotedAndRolledBack() {
    int port = serve(Optional.of(versions), Optional.empty());

    assertThat(promoted(port)).isFalse();
    assertThat(post(port, "promote", new JsonObject().put("version", version)).statusCode())
        .isEqualTo(200);
    assertThat(promoted(port)).isTrue();
    assertThat(post(port, "rollback", new JsonObject()).statusCode()).isEqualTo(200);
    assertThat(promoted(port)).isFalse();
    HttpResponse<Buffer> wrong =
        post(port, "promote", new JsonObject().put("version", "../elsewhere"));
    assertThat(wrong.statusCode()).isEqualTo(409);
    assertThat(wrong.bodyAsJsonObject().getString("error")).contains("there is no version");
  }

  @Test
  void withoutAStoreThereIsNothingToRetrain() {
    int port = serve(Optional.empty(), Optional.empty());

    assertThat(state(port).getValue("retraining")).isNull();
    assertThat(post(port, "rollback", new JsonObject()).statusCode()).isEqualTo(409);
    assertThat(post(port, "retrain", new JsonObject()).statusCode()).isEqualTo(409);
  }

  @Test
  void strangersAndOtherSitesArePassedOver() {
    int open = serve(Optional.of(versions), Optional.empty());
    assertThat(get(open).putHeader("X-Forwarded-For", "9.9.9.9").send().await().statusCode())
        .isEqualTo(403);
    assertThat(get(open).virtualHost("evil.example").send().await().statusCode()).isEqualTo(403);
    HttpResponse<Buffer> form =
        client
            .post(open, "localhost", "/preview/review/say")
            .putHeader("Content-Type", "text/plain")
            .sendBuffer(Buffer.buffer("{\"numbers\":[7],\"review\":\"ACCEPTED\"}"))
            .await();
    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(reviews.said).isEqualTo(Review.OPEN);

    int guarded = serve(Optional.of(versions), Optional.of(new Secret("s3cret")));
    assertThat(get(guarded).send().await().statusCode()).isEqualTo(401);
    assertThat(get(guarded).bearerTokenAuthentication("wrong").send().await().statusCode())
        .isEqualTo(401);
    assertThat(get(guarded).bearerTokenAuthentication("s3cret").send().await().statusCode())
        .isEqualTo(200);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    int port = serve(Optional.of(versions), Optional.empty());

    for (String body : List.of("{", "[]", "{\"numbers\":[\"x\"],\"review\":\"ACCEPTED\"}", "{}")) {
      HttpResponse<Buffer> answer =
          client
              .post(port, "localhost", "/preview/review/say")
              .putHeader("Content-Type", "application/json")
              .sendBuffer(Buffer.buffer(body))
              .await();
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
    }
    assertThat(reviews.said).isEqualTo(Review.OPEN);
  }

  private int serve(Optional<ModelVersions> store, Optional<Secret> token) {
    Router router = Router.router(vertx);
    new ReviewRoutes(vertx, reviews, store, Optional.empty(), token).mount(router);
    HttpServer server =
        vertx.createHttpServer().requestHandler(router).listen(0, "localhost").await();
    return server.actualPort();
  }

  private HttpRequest<Buffer> get(int port) {
    return client.get(port, "localhost", "/preview/review/state");
  }

  private JsonObject state(int port) {
    return get(port).send().await().bodyAsJsonObject();
  }

  private boolean promoted(int port) {
    return state(port).getJsonArray("versions").getJsonObject(0).getBoolean("promoted");
  }

  private HttpResponse<Buffer> post(int port, String what, JsonObject body) {
    return client.post(port, "localhost", "/preview/review/" + what).sendJsonObject(body).await();
  }
}
