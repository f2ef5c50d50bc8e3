package dev.spotter.sim.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the page uploads photos and is shown them. */
class PhotoApiTest {

  @TempDir Path folder;
  private TestPlatform platform;
  private String conversation;
  private String ana;

  @BeforeEach
  void start() {
    platform = TestPlatform.start(folder);
    String[] ids = platform.conversation("Holiday", "Ana");
    conversation = "/api/conversations/" + ids[0];
    ana = ids[1];
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void postsAPhotoAndServesItInEverySize() {
    byte[] picture = TestPlatform.picture("png", 800, 600);

    HttpResponse<Buffer> posted = photo("C:\\photos\\dog.png", picture);

    assertThat(posted.statusCode()).isEqualTo(201);
    JsonObject event = posted.bodyAsJsonObject();
    assertThat(event.getInteger("seq")).isEqualTo(1);
    assertThat(event.getString("type")).isEqualTo("image");
    assertThat(event.getString("name")).isEqualTo("Ana");
    JsonObject shown = event.getJsonObject("picture");
    assertThat(shown.getString("name")).isEqualTo("dog.png");
    assertThat(shown.getInteger("width")).isEqualTo(800);
    assertThat(shown.getBoolean("readable")).isTrue();
    HttpResponse<Buffer> original = platform.get(shown.getString("original"));
    assertThat(original.bodyAsBuffer().getBytes()).isEqualTo(picture);
    assertThat(original.getHeader("Content-Type")).isEqualTo("image/png");
    assertThat(original.getHeader("Content-Security-Policy")).startsWith("sandbox");
    assertThat(platform.get(shown.getString("medium")).statusCode()).isEqualTo(200);
    assertThat(platform.get(shown.getString("thumbnail")).statusCode()).isEqualTo(200);
  }

  @Test
  void takesAFileThatIsNoPictureAndOffersItAsADownloadOnly() {
    byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

    JsonObject shown = photo("dog.jpg", page).bodyAsJsonObject().getJsonObject("picture");

    assertThat(shown.getBoolean("readable")).isFalse();
    assertThat(shown.getString("medium")).isNull();
    HttpResponse<Buffer> original = platform.get(shown.getString("original"));
    assertThat(original.getHeader("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(original.getHeader("Content-Disposition")).isEqualTo("attachment");
    assertThat(platform.get(shown.getString("original").replace("original", "medium")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void takesAPhotoOfTwentyMegabytesAndNotAByteMore() {
    byte[] largest = new byte[20 * 1024 * 1024];
    HttpResponse<Buffer> tooLarge = photo("big.jpg", new byte[largest.length + 1]);

    assertThat(photo("big.jpg", largest).statusCode()).isEqualTo(201);
    check(tooLarge, 413, "That is too large. The limit is 20 MB.");
  }

  @ParameterizedTest
  @CsvSource({
    "700, 400, Vonage takes 1 files in a message at most.",
    "0,   400, The file is empty.",
    "-1,  400, The file is empty.",
    "x,   400, '\"size\" must be a number.'",
    "701, 400, The files are shorter than their sizes say.",
    "20971521, 413, That is too large. The limit is 20 MB."
  })
  void saysWhySeveralFilesAreNoMessage(String size, int status, String words) {
    check(twoFiles(size), status, words);
  }

  @Test
  void takesSeveralFilesInAMessageWhereThePlatformDoes() {
    platform.close();
    platform = TestPlatform.start(folder, "telegram", usual -> usual);
    String[] ids = platform.conversation("Holiday", "Ana");
    conversation = "/api/conversations/" + ids[0];
    ana = ids[1];

    JsonObject event = twoFiles("700").bodyAsJsonObject();
    assertThat(event.getJsonArray("pictures"))
        .map(picture -> ((JsonObject) picture).getString("name"))
        .containsExactly("a.jpg", "b.jpg");
    assertThat(event.getJsonArray("pictures"))
        .map(picture -> ((JsonObject) picture).getInteger("bytes"))
        .containsExactly(300, 700);
  }

  @Test
  void takesABoundedNumberOfPhotosAtATime() {
    HttpClient slow = platform.vertx().createHttpClient(new PoolOptions().setHttp1MaxSize(20));
    String url = platform.simulator().url() + conversation + "/photos?member=" + ana;
    RequestOptions post = new RequestOptions().setAbsoluteURI(url).setMethod(HttpMethod.POST);
    List<HttpClientRequest> open = new ArrayList<>();

    HttpResponse<Buffer> refused = photo("dog.jpg", new byte[1]);
    while (refused.statusCode() == 201 && open.size() < 20) { // until the server has seen enough
      HttpClientRequest request = slow.request(post).await();
      request.setChunked(true).writeHead().await();
      open.add(request);
      refused = photo("dog.jpg", new byte[1]);
    }

    check(refused, 503, "Too many uploads at a time. Try again in a second.");
    assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
    open.forEach(request -> request.end("x").compose(sent -> request.response()).await());
    assertThat(photo("dog.jpg", new byte[1]).statusCode()).isEqualTo(201);
  }

  private HttpResponse<Buffer> photo(String name, byte[] bytes) {
    return platform
        .request(HttpMethod.POST, conversation + "/photos")
        .addQueryParam("member", ana)
        .addQueryParam("name", name)
        .sendBuffer(Buffer.buffer(bytes))
        .await();
  }

  private HttpResponse<Buffer> twoFiles(String secondSize) {
    String files = "/photos?name=a.jpg&size=300&name=b.jpg&size=" + secondSize;
    return platform
        .request(HttpMethod.POST, conversation + files)
        .addQueryParam("member", ana)
        .sendBuffer(Buffer.buffer(new byte[1000]))
        .await();
  }

  private static void check(HttpResponse<Buffer> response, int status, String words) {
    assertThat(response.bodyAsJsonObject()).isEqualTo(new JsonObject().put("error", words));
    assertThat(response.statusCode()).isEqualTo(status);
  }
}
