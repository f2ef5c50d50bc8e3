package dev.spotter.bot.fetch;

import static dev.spotter.bot.fetch.PictureServer.PICTURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.fetch.FetchException.Reason;
import dev.spotter.bot.server.DocumentedMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureFetcherTest extends FetchTest {

  @Test
  void downloadsAPicture() throws Exception {
    server.serving("/dog.jpg");
    assertThat(fetcher.fetch(server.source("/dog.jpg?size=small")).await()).isEqualTo(PICTURE);
    assertThat(server.asked()).containsExactly("/dog.jpg?size=small");
    assertThat(registry.get("spotter.fetch.bytes").summary().totalAmount())
        .isEqualTo(PICTURE.length());
    assertThat(outcomes("ok")).isOne();
  }

  @Test
  void completesOnTheCallersContext() throws Exception {
    server.serving("/dog.jpg");
    Context context = vertx.getOrCreateContext();
    Promise<Context> completedOn = Promise.promise();
    context.runOnContext(
        v ->
            fetcher
                .fetch(server.source("/dog.jpg"))
                .onComplete(picture -> completedOn.complete(Vertx.currentContext())));
    assertThat(completedOn.future().await()).isSameAs(context);
  }

  @Test
  void triesTheNextCandidateWhenOneIsGone() throws Exception {
    server.status("/thumbnail", 404).serving("/medium").serving("/original");
    assertThat(fetcher.fetch(server.source("/thumbnail", "/medium", "/original")).await())
        .isEqualTo(PICTURE);
    assertThat(server.asked()).containsExactly("/thumbnail", "/medium");
  }

  @Test
  void takesAPageToSignInAtForNoPicture() {
    server.on("/dog.jpg", response -> response.end("\n<!doctype HTML><html>Sign in</html>"));
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.WEB_PAGE);
  }

  @Test
  void triesASmallerCandidateWhenOneIsTooLarge() throws Exception {
    server.on("/original", response -> response.end(Buffer.buffer(new byte[MAX_BYTES + 1])));
    server.serving("/thumbnail");
    assertThat(fetcher.fetch(server.source("/original", "/thumbnail")).await()).isEqualTo(PICTURE);
  }

  @Test
  void reportsTheFailureThatIsWorthARetry() {
    server.status("/thumbnail", 503).status("/medium", 404);
    assertThat(failure(server.source("/thumbnail", "/medium"))).isEqualTo(Reason.HTTP_5XX);
    assertThat(failure(server.source("/medium", "/thumbnail"))).isEqualTo(Reason.HTTP_5XX);
  }

  @Test
  void asksNothingMoreOfAServerThatWantsFewerRequests() {
    server.status("/thumbnail", 429).serving("/medium");
    assertThat(failure(server.source("/thumbnail", "/medium"))).isEqualTo(Reason.HTTP_THROTTLED);
    assertThat(server.asked()).containsExactly("/thumbnail");
  }

  @ParameterizedTest
  @CsvSource({
    "401, HTTP_DENIED, false",
    "403, HTTP_DENIED, false",
    "404, HTTP_GONE, false",
    "410, HTTP_GONE, false",
    "418, HTTP_4XX, false",
    "429, HTTP_THROTTLED, true",
    "500, HTTP_5XX, true",
    "503, HTTP_5XX, true",
    "206, HTTP_UNEXPECTED, false"
  })
  void tellsWhetherAStatusIsWorthARetry(int status, Reason reason, boolean retryable) {
    server.status("/dog.jpg", status);
    FetchException failure = failed(server.source("/dog.jpg"));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.retryable()).isEqualTo(retryable);
    assertThat(outcomes(reason.label())).isOne();
  }

  @Test
  void reportsASourceWithoutAddress() {
    assertThat(failure(server.source())).isEqualTo(Reason.NO_ADDRESS);
  }

  @Test
  void reportsAnEmptyAnswer() {
    server.on("/dog.jpg", HttpServerResponse::end);
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.EMPTY);
  }

  @Test
  void reportsAServerThatIsNotThere() throws Exception {
    NetServer gone = vertx.createNetServer().connectHandler(socket -> {});
    gone.listen(0, "localhost").await();
    String origin = "http://localhost:" + gone.actualPort();
    gone.close().await();
    FetchException failure = failed(source(origin, "/dog.jpg"));
    assertThat(failure.reason()).isEqualTo(Reason.CONNECTION);
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void namesNoPathInAFailureSinceItMayHoldAToken() {
    assertThat(failed(server.source("/bot12345:token/dog.jpg")))
        .hasMessage(server.origin() + " answered with status 404");
  }

  @Test
  void documentsEveryMetric() throws Exception {
    PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    fetcher = new PictureFetcher(vertx, LIMITS, THIS_MACHINE, prometheus);
    fetcher.fetch(server.serving("/dog.jpg").source("/dog.jpg")).await();
    DocumentedMetrics.assertNameAllOf(prometheus);
  }

  @Test
  void documentsEveryOutcome() throws Exception {
    String document = Files.readString(Path.of("..", "docs", "metrics.md"));
    assertThat(Reason.values())
        .allSatisfy(reason -> assertThat(document).contains("`" + reason.label() + "`"));
  }
}
