package dev.spotter.bot.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.config.Secret;
import dev.spotter.classifier.Classification;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.image.ImageProblem;
import dev.spotter.classifier.image.ImageProblem.Code;
import dev.spotter.classifier.image.UnreadableImageException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class ClassifyRouteTest {

  private static final int MAX_BYTES = 1000;
  private static final Buffer IMAGE = Buffer.buffer(new byte[] {-1, -40, 37, 38, 61, 0, 9});
  private static final Classification DOG =
      new Classification(Answer.exact("dog"), 0.9, Map.of("dog", 0.9));

  @Test
  void answersWhatPredictPrints(Vertx vertx) throws Exception {
    HttpResponse<Buffer> response =
        post(vertx, image -> Future.succeededFuture(DOG), named("dog.jpg"), IMAGE);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(response.bodyAsString())
        .isEqualTo(
            "{\"file\":\"dog.jpg\",\"label\":\"dog\",\"said\":\"dog\",\"caption\":\"a photo of a"
                + " dog\",\"confidence\":0.9,\"probabilities\":{\"dog\":0.9}}");
  }

  /** Latin-1 as older clients send it is kept, too. */
  @ParameterizedTest
  @CsvSource({
    "\u0441\u043e\u0431\u0430\u043a\u0430.jpg, UTF-8",
    "caf\u00e9.jpg, UTF-8",
    "\u72ac \ud83d\udc36.jpg, UTF-8",
    "caf\u00e9.jpg, ISO-8859-1",
    "100% dog.jpg, US-ASCII"
  })
  void aNameKeepsItsLetters(String name, String charset, Vertx vertx) throws Exception {
    String header = new String(name.getBytes(charset), ISO_8859_1);

    assertThat(
            post(vertx, image -> Future.succeededFuture(DOG), named(header), IMAGE)
                .bodyAsJsonObject()
                .getString("file"))
        .isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/jpeg",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "nonsense"
      })
  void takesTheBytesAsTheyAreWhateverTheContentType(String contentType, Vertx vertx)
      throws Exception {
    AtomicReference<Buffer> received = new AtomicReference<>();
    HttpResponse<Buffer> response =
        post(
            vertx,
            image -> {
              received.set(image);
              return Future.succeededFuture(DOG);
            },
            MultiMap.caseInsensitiveMultiMap().add("Content-Type", contentType),
            IMAGE);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(received.get()).isEqualTo(IMAGE);
    assertThat(response.bodyAsJsonObject().getString("file")).isEqualTo("upload");
  }

  @Test
  void refusesAnEmptyBody(Vertx vertx) throws Exception {
    assertFailure(
        post(vertx, image -> Future.succeededFuture(DOG), named("dog.jpg"), Buffer.buffer()),
        400,
        "Send the image's bytes as the request's body.");
  }

  @Test
  void refusesABodyThatIsTooLong(Vertx vertx) throws Exception {
    Buffer large = Buffer.buffer(new byte[MAX_BYTES + 1]);
    assertFailure(
        post(vertx, image -> Future.succeededFuture(DOG), named("dog.jpg"), large),
        413,
        "The image is longer than 1000 bytes.");
  }

  @Test
  void acceptsABodyOfExactlyTheLargestSize(Vertx vertx) throws Exception {
    Buffer largest = Buffer.buffer(new byte[MAX_BYTES]);
    assertThat(
            post(vertx, image -> Future.succeededFuture(DOG), named("dog.jpg"), largest)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void saysWhyAnImageCannotBeRead(Vertx vertx) throws Exception {
    UnreadableImageException unreadable =
        new UnreadableImageException(new ImageProblem(Code.UNSUPPORTED_FORMAT, "unknown", 0, 0, 0));
    assertFailure(
        post(vertx, image -> Future.failedFuture(unreadable), named("dog.jpg"), IMAGE),
        422,
        "the file is no JPEG, PNG, GIF, WebP or BMP image");
  }

  @Test
  void asksToComeBackWhenOverloaded(Vertx vertx) throws Exception {
    assertComeBack(vertx, new RejectedExecutionException("256 images wait"));
  }

  @Test
  void asksToComeBackWhenTheDeadlinePassed(Vertx vertx) throws Exception {
    assertComeBack(vertx, new TimeoutException());
  }

  @Test
  void hidesWhatWentWrongInside(Vertx vertx) throws Exception {
    IllegalStateException secret = new IllegalStateException("secret");
    assertFailure(
        post(vertx, image -> Future.failedFuture(secret), named("dog.jpg"), IMAGE),
        500,
        "The image could not be classified.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Bearer wrong", "bearer hush", "Basic hush", "hush"})
  void refusesWhoDoesNotShowTheToken(String authorization, Vertx vertx) throws Exception {
    AtomicReference<Buffer> received = new AtomicReference<>();
    HttpResponse<Buffer> response =
        guarded(vertx, received)
            .post("/v1/classify", named("dog.jpg").add("Authorization", authorization), IMAGE);
    assertFailure(response, 401, "Show the token of this bot: Authorization: Bearer TOKEN");
    assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(received.get()).isNull();
  }

  @Test
  void answersWhoShowsTheToken(Vertx vertx) throws Exception {
    MultiMap headers = named("dog.jpg").add("Authorization", "Bearer hush");
    assertThat(
            guarded(vertx, new AtomicReference<>())
                .post("/v1/classify", headers, IMAGE)
                .statusCode())
        .isEqualTo(200);
  }

  private static OpsServer guarded(Vertx vertx, AtomicReference<Buffer> received) throws Exception {
    Function<Buffer, Future<Classification>> classify =
        image -> {
          received.set(image);
          return Future.succeededFuture(DOG);
        };
    return new OpsServer(vertx, route(classify, Optional.of(new Secret("hush")))::mount);
  }

  @Test
  void answersOnlyPosts(Vertx vertx) throws Exception {
    assertThat(server(vertx, image -> Future.succeededFuture(DOG)).get("/v1/classify").statusCode())
        .isEqualTo(405);
  }

  private static void assertComeBack(Vertx vertx, Exception failure) throws Exception {
    HttpResponse<Buffer> response =
        post(vertx, image -> Future.failedFuture(failure), named("dog.jpg"), IMAGE);
    assertFailure(response, 503, "Too many images are waiting. Try again in a moment.");
    assertThat(response.getHeader("Retry-After")).isEqualTo("1");
  }

  private static void assertFailure(HttpResponse<Buffer> response, int status, String error) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.bodyAsJsonObject().getMap())
        .isEqualTo(Map.of("file", "dog.jpg", "error", error));
  }

  private static MultiMap named(String file) {
    return MultiMap.caseInsensitiveMultiMap().add("X-Filename", file);
  }

  private static HttpResponse<Buffer> post(
      Vertx vertx, Function<Buffer, Future<Classification>> classify, MultiMap headers, Buffer body)
      throws Exception {
    return server(vertx, classify).post("/v1/classify", headers, body);
  }

  private static OpsServer server(Vertx vertx, Function<Buffer, Future<Classification>> classify)
      throws Exception {
    return new OpsServer(vertx, route(classify, Optional.empty())::mount);
  }

  private static ClassifyRoute route(
      Function<Buffer, Future<Classification>> classify, Optional<Secret> token) {
    RouteBulkhead roomy = new RouteBulkhead("/v1/classify", 100, 0, new SimpleMeterRegistry());
    return new ClassifyRoute(classify, MAX_BYTES, token, roomy);
  }
}
