package dev.spotter.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.sim.http.Traffic;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HttpFaultsTest {

  private static final Probability ALWAYS = new Probability(1);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final String PICTURE = "a picture";

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final AtomicInteger done = new AtomicInteger();
  private HttpFaults faults;
  private HttpServer server;

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @ParameterizedTest
  @CsvSource({"FORBIDDEN, 403, 0", "MISSING, 404, 0", "FAILING, 503, 0", "SLOW, 200, 1"})
  void aDownloadIsAnsweredAsTheFaultSays(MediaFault fault, int status, int served) {
    start(Map.of(fault, ALWAYS), Map.of());

    assertThat(get("/media").statusCode()).isEqualTo(status);
    assertThat(done).hasValue(served);
  }

  @Test
  void aTruncatedDownloadEndsBeforeItIsWhole() {
    start(Map.of(MediaFault.TRUNCATED, ALWAYS), Map.of());

    assertThatThrownBy(() -> get("/media")).hasMessageContaining("closed");
    assertThat(done).hasValue(1);
  }

  @Test
  void anOversizedDownloadSaysSoAndStopsWhenNobodyTakesIt() {
    start(Map.of(MediaFault.OVERSIZED, ALWAYS), Map.of());

    String length =
        vertx
            .createHttpClient()
            .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/media")
            .compose(request -> request.send())
            .map(
                response -> {
                  response.request().connection().close();
                  return response.getHeader("Content-Length");
                })
            .await();

    assertThat(Long.parseLong(length)).isGreaterThan(200L << 20);
  }

  @Test
  void aFailingCallIsNotDone() {
    start(Map.of(), Map.of(ApiFault.FAILING, ALWAYS));

    assertThat(get("/api").statusCode()).isEqualTo(503);
    assertThat(done).hasValue(0);
  }

  @Test
  void aHangingCallIsNeitherDoneNorAnswered() {
    start(Map.of(), Map.of(ApiFault.HANGING, ALWAYS));

    assertThatThrownBy(() -> get("/api")).hasMessageContaining("closed");
    assertThat(done).hasValue(0);
  }

  @Test
  void aCallWhoseAnswerIsLostIsDone() {
    start(Map.of(), Map.of(ApiFault.ANSWER_LOST, ALWAYS));

    assertThatThrownBy(() -> get("/api")).hasMessageContaining("closed");
    assertThat(done).hasValue(1);
  }

  @Test
  void postsAreThrottledByThePlatformItself() {
    start(Map.of(), Map.of(ApiFault.THROTTLED, ALWAYS));

    assertThat(get("/api").statusCode()).isEqualTo(200);
    assertThat(faults.refusal()).contains(Duration.ofSeconds(3));
  }

  @Test
  void nothingElseIsStruck() {
    start(Map.of(MediaFault.MISSING, ALWAYS), Map.of(ApiFault.FAILING, ALWAYS));

    assertThat(get("/page").bodyAsString()).isEqualTo(PICTURE);
  }

  @Test
  void theSameSeedStrikesTheSameDownloads() {
    Map<MediaFault, Probability> half =
        Map.of(
            MediaFault.MISSING, Probability.of("25%"), MediaFault.FAILING, Probability.of("25%"));
    start(half, Map.of());
    List<Integer> first = statuses();
    start(half, Map.of());

    assertThat(statuses()).isEqualTo(first).contains(200, 404, 503);
  }

  private List<Integer> statuses() {
    return IntStream.range(0, 40).mapToObj(i -> get("/media").statusCode()).toList();
  }

  private void start(Map<MediaFault, Probability> media, Map<ApiFault, Probability> api) {
    FaultPlan plan = new FaultPlan(7L, null, media, api, SHORT, Duration.ofSeconds(3), SHORT);
    faults = new HttpFaults(vertx, plan, HttpFaultsTest::traffic);
    Router router = Router.router(vertx);
    router.route().handler(faults);
    router.route().handler(this::serve);
    server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
  }

  private static Traffic traffic(String path) {
    return Stream.of(Traffic.values())
        .filter(about -> path.equalsIgnoreCase("/" + about))
        .findFirst()
        .orElse(Traffic.OTHER);
  }

  private void serve(RoutingContext http) {
    done.incrementAndGet();
    http.response().end(PICTURE);
  }

  private HttpResponse<Buffer> get(String path) {
    return client.get(server.actualPort(), "127.0.0.1", path).send().await();
  }
}
