package dev.spotter.bot.fetch;

import static dev.spotter.bot.fetch.PictureServer.PICTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spotter.bot.PictureSource;
import dev.spotter.bot.fetch.FetchException.Reason;
import dev.spotter.bot.ops.DocumentedMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetServer;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class PictureFetcherTest {

  private static final int MAX_BYTES = 100_000;
  private static final FetchLimits LIMITS =
      new FetchLimits(MAX_BYTES, Duration.ofSeconds(20), 3, 64, 256);

  private Vertx vertx;
  private SimpleMeterRegistry registry;
  private PictureServer server;
  private PictureFetcher fetcher;

  @BeforeEach
  void start(Vertx injected) throws TimeoutException {
    vertx = injected;
    server = new PictureServer(vertx);
    limit(LIMITS);
  }

  private void limit(FetchLimits limits) {
    registry = new SimpleMeterRegistry();
    fetcher = new PictureFetcher(vertx, limits, registry);
  }

  @Test
  void downloadsAPicture() throws Exception {
    server.serving("/dog.jpg");
    assertThat(await(fetcher.fetch(server.source("/dog.jpg?size=small")))).isEqualTo(PICTURE);
    assertThat(server.asked()).containsExactly("/dog.jpg?size=small");
    assertThat(registry.get("spotter.fetch.bytes").summary().totalAmount())
        .isEqualTo(PICTURE.length());
    assertThat(outcomes("ok")).isOne();
  }

  @Test
  void sendsTheCredentialToTheOriginItIsMeantFor() throws Exception {
    server.serving("/dog.jpg");
    await(fetcher.fetch(withCredential("/dog.jpg", server.origin())));
    assertThat(server.credential("/dog.jpg")).contains("Bearer secret");
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
    assertThat(await(completedOn.future())).isSameAs(context);
  }

  @Test
  void acceptsAPictureOfExactlyTheLargestSize() throws Exception {
    server.on("/dog.jpg", response -> response.end(Buffer.buffer(new byte[MAX_BYTES])));
    assertThat(await(fetcher.fetch(server.source("/dog.jpg"))).length()).isEqualTo(MAX_BYTES);
  }

  @Test
  void refusesAPictureThatAnnouncesTooManyBytes() {
    server.on("/dog.jpg", response -> response.end(Buffer.buffer(new byte[MAX_BYTES + 1])));
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void stopsAPictureThatGrowsTooLargeWithoutAnnouncingIt() {
    server.on("/dog.jpg", response -> sendForEver(response.setChunked(true)));
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void stopsAPictureWithoutLengthThatEndsOnlyWithTheConnection() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    assertThat(failure(rawAnswer(vertx, head + "x".repeat(MAX_BYTES + 1))))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void takesNoMoreThanALyingLengthAnnounced() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n";
    PictureSource source = rawAnswer(vertx, head + "dog" + "x".repeat(MAX_BYTES));
    assertThat(await(fetcher.fetch(source)).toString()).isEqualTo("dog");
  }

  @Test
  void reportsATruncatedPicture() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
    assertThat(failure(rawAnswer(vertx, head + "only this"))).isEqualTo(Reason.TRUNCATED);
  }

  @Test
  void reportsAnAnswerThatIsNoHttp() throws Exception {
    assertThat(failure(rawAnswer(vertx, "SSH-2.0-OpenSSH_9.2\r\n\r\n")))
        .isEqualTo(Reason.CONNECTION);
  }

  @Test
  void endsASlowlyDrippingDownloadAtTheDeadline() {
    server.on("/dog.jpg", response -> drip(vertx, response.setChunked(true)));
    limit(withTimeout(Duration.ofMillis(300)));
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void endsADownloadThatIsNeverAnsweredAtTheDeadline() {
    server.on("/dog.jpg", response -> {});
    limit(withTimeout(Duration.ofMillis(300)));
    assertThat(failure(server.source("/dog.jpg", "/other.jpg"))).isEqualTo(Reason.TIMEOUT);
    assertThat(server.asked()).containsExactly("/dog.jpg");
    assertThat(outcomes("timeout")).isOne();
  }

  @Test
  void hangsUpOnTheServerAtTheDeadline() throws Exception {
    Promise<Void> hungUp = Promise.promise();
    server.on("/dog.jpg", response -> response.closeHandler(hungUp::complete));
    limit(withTimeout(Duration.ofMillis(300)));
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.TIMEOUT);
    await(hungUp.future());
    assertThat(hungUp.future().succeeded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsRedirectsWithinTheOriginWithTheCredential(int status) throws Exception {
    server.serving("/new.jpg");
    server.on(
        "/old.jpg",
        response -> response.setStatusCode(status).putHeader("Location", "new.jpg").end());
    PictureSource source = withCredential("/old.jpg", server.origin());
    assertThat(await(fetcher.fetch(source))).isEqualTo(PICTURE);
    assertThat(server.credential("/new.jpg")).contains("Bearer secret");
  }

  @Test
  void dropsTheCredentialOnARedirectToAnotherAllowedOrigin() throws Exception {
    PictureServer store = new PictureServer(vertx).serving("/dog.jpg");
    server.redirecting("/dog.jpg", store.at("/dog.jpg").toString());
    PictureSource source = withCredential("/dog.jpg", server.origin(), store.origin());
    assertThat(await(fetcher.fetch(source))).isEqualTo(PICTURE);
    assertThat(store.credential("/dog.jpg")).isEmpty();
  }

  @Test
  void doesNotGiveTheCredentialBackWhenARedirectReturns() throws Exception {
    PictureServer store = new PictureServer(vertx);
    store.redirecting("/away", server.at("/back").toString());
    server.redirecting("/dog.jpg", store.at("/away").toString()).serving("/back");
    PictureSource source = withCredential("/dog.jpg", server.origin(), store.origin());
    assertThat(await(fetcher.fetch(source))).isEqualTo(PICTURE);
    assertThat(server.credential("/back")).isEmpty();
  }

  @Test
  void refusesARedirectToAnOriginThatIsNotAllowed() throws Exception {
    PictureServer stranger = new PictureServer(vertx).serving("/dog.jpg");
    server.redirecting("/dog.jpg", stranger.at("/dog.jpg").toString());
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(stranger.asked()).isEmpty();
  }

  @Test
  void followsAsManyRedirectsAsAllowedAndNotOneMore() throws Exception {
    server.serving("/3").redirecting("/2", "/3").redirecting("/1", "/2").redirecting("/0", "/1");
    server.redirecting("/-1", "/0");
    assertThat(await(fetcher.fetch(server.source("/0")))).isEqualTo(PICTURE);
    assertThat(failure(server.source("/-1"))).isEqualTo(Reason.TOO_MANY_REDIRECTS);
  }

  @Test
  void refusesARedirectToNowhere() {
    server.status("/none", 302).redirecting("/nonsense", "http://[dog");
    assertThat(failure(server.source("/none"))).isEqualTo(Reason.BAD_REDIRECT);
    assertThat(failure(server.source("/nonsense"))).isEqualTo(Reason.BAD_REDIRECT);
  }

  @Test
  void triesTheNextCandidateWhenOneIsGone() throws Exception {
    server.status("/thumbnail", 404).serving("/medium").serving("/original");
    assertThat(await(fetcher.fetch(server.source("/thumbnail", "/medium", "/original"))))
        .isEqualTo(PICTURE);
    assertThat(server.asked()).containsExactly("/thumbnail", "/medium");
  }

  @Test
  void triesASmallerCandidateWhenOneIsTooLarge() throws Exception {
    server.on("/original", response -> response.end(Buffer.buffer(new byte[MAX_BYTES + 1])));
    server.serving("/thumbnail");
    assertThat(await(fetcher.fetch(server.source("/original", "/thumbnail")))).isEqualTo(PICTURE);
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
  void refusesAnAddressOfAnotherOrigin() throws Exception {
    PictureServer stranger = new PictureServer(vertx).serving("/dog.jpg");
    PictureSource source =
        new PictureSource(
            List.of(stranger.at("/dog.jpg")),
            Set.of(server.origin()),
            Optional.of("Bearer secret"));
    assertThat(failure(source)).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(stranger.asked()).isEmpty();
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
    await(gone.listen(0, "localhost"));
    String origin = "http://localhost:" + gone.actualPort();
    await(gone.close());
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
  void runsOnlySoManyAtATimeLetsSomeWaitAndRefusesTheRest() throws Exception {
    List<HttpServerResponse> held = new ArrayList<>();
    Promise<Void> twoHeld = Promise.promise();
    server.on("/dog.jpg", response -> hold(held, response, twoHeld));
    limit(new FetchLimits(MAX_BYTES, Duration.ofSeconds(20), 3, 2, 1));
    List<Future<Buffer>> admitted = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      admitted.add(fetcher.fetch(server.source("/dog.jpg")));
    }
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.OVERLOADED);
    await(twoHeld.future());
    assertThat(registry.get("spotter.fetch.in.flight").gauge().value()).isEqualTo(2);
    assertThat(registry.get("spotter.fetch.waiting").gauge().value()).isOne();
    server.serving("/dog.jpg");
    held.forEach(response -> response.end(PICTURE));
    assertThat(await(Future.all(admitted)).<Buffer>list()).containsOnly(PICTURE);
    assertThat(registry.get("spotter.fetch.in.flight").gauge().value()).isZero();
  }

  @Test
  void documentsEveryMetric() throws Exception {
    PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    fetcher = new PictureFetcher(vertx, LIMITS, prometheus);
    await(fetcher.fetch(server.serving("/dog.jpg").source("/dog.jpg")));
    DocumentedMetrics.assertNameAllOf(prometheus);
  }

  @Test
  void documentsEveryOutcome() throws Exception {
    String document = Files.readString(Path.of("..", "docs", "metrics.md"));
    assertThat(Reason.values())
        .allSatisfy(reason -> assertThat(document).contains("`" + reason.label() + "`"));
  }

  private static synchronized void hold(
      List<HttpServerResponse> held, HttpServerResponse response, Promise<Void> twoHeld) {
    held.add(response);
    if (held.size() == 2) {
      twoHeld.complete();
    }
  }

  private static void sendForEver(HttpServerResponse response) {
    response.write(Buffer.buffer(new byte[8192])).onSuccess(v -> sendForEver(response));
  }

  private static void drip(Vertx vertx, HttpServerResponse response) {
    long timer = vertx.setPeriodic(1, 20, id -> response.write("x"));
    response.closeHandler(v -> vertx.cancelTimer(timer));
  }

  /** Serves fixed bytes to whoever connects, then hangs up. */
  private static PictureSource rawAnswer(Vertx vertx, String answer) throws TimeoutException {
    NetServer raw =
        vertx
            .createNetServer()
            .connectHandler(socket -> socket.handler(request -> socket.end(Buffer.buffer(answer))));
    await(raw.listen(0, "localhost"));
    return source("http://localhost:" + raw.actualPort(), "/dog.jpg");
  }

  private static PictureSource source(String origin, String path) {
    return new PictureSource(List.of(URI.create(origin + path)), Set.of(origin), Optional.empty());
  }

  private PictureSource withCredential(String path, String... origins) {
    return new PictureSource(
        List.of(server.at(path)), Set.of(origins), Optional.of("Bearer secret"));
  }

  private static FetchLimits withTimeout(Duration timeout) {
    return new FetchLimits(MAX_BYTES, timeout, 3, 64, 256);
  }

  private Reason failure(PictureSource source) {
    return failed(source).reason();
  }

  private FetchException failed(PictureSource source) {
    return catchThrowableOfType(FetchException.class, () -> await(fetcher.fetch(source)));
  }

  private long outcomes(String outcome) {
    return registry.get("spotter.fetch.duration").tag("outcome", outcome).timer().count();
  }

  private static <T> T await(Future<T> future) throws TimeoutException {
    return future.await(20, TimeUnit.SECONDS);
  }
}
