package dev.spotter.bot.fetch;

import dev.spotter.bot.chat.DownloadSpec;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;

/**
 * Downloads pictures from the servers their platforms allow. Bytes are counted while they arrive,
 * one deadline covers the whole download, redirects are followed by hand and only to allowed
 * origins, every address is checked before it is connected to, and a credential never leaves the
 * origin it was meant for. Thread-safe.
 */
public final class PictureFetcher {

  private static final Duration[] DURATION_BUCKETS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(200),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private static final double[] BYTES_BUCKETS = {10e3, 100e3, 1e6, 5e6, 20e6};

  private final FetchLimits limits;
  private final MeterRegistry registry;
  private final HttpClient client;
  private final AddressPolicy addresses;
  private final Bulkhead admission;
  private final DistributionSummary bytes;

  /**
   * Creates the fetcher and its HTTP client.
   *
   * @param vertx where downloads run
   * @param limits what they may cost
   * @param rules which addresses may be connected to
   * @param registry receives the {@code spotter.fetch} metrics
   */
  public PictureFetcher(
      Vertx vertx, FetchLimits limits, AddressRules rules, MeterRegistry registry) {
    this(vertx, limits, new AddressPolicy(Resolver.of(vertx), rules), registry);
  }

  PictureFetcher(Vertx vertx, FetchLimits limits, AddressPolicy addresses, MeterRegistry registry) {
    this.limits = limits;
    this.addresses = addresses;
    this.registry = registry;
    client = client(vertx, limits);
    admission = new Bulkhead(vertx, limits.maxInFlight(), limits.maxWaiting());
    Gauge.builder("spotter.fetch.in.flight", admission, Bulkhead::running)
        .description("Downloads that run now")
        .register(registry);
    Gauge.builder("spotter.fetch.waiting", admission, Bulkhead::waiting)
        .description("Downloads that wait for their turn")
        .register(registry);
    bytes =
        DistributionSummary.builder("spotter.fetch.bytes")
            .description("Length of the pictures downloaded")
            .baseUnit("bytes")
            .serviceLevelObjectives(BYTES_BUCKETS)
            .register(registry);
  }

  /** A connection's own errors reach the download that uses it; they are not logged as well. */
  private static HttpClient client(Vertx vertx, FetchLimits limits) {
    return vertx
        .httpClientBuilder()
        .with(new HttpClientOptions().setConnectTimeout((int) limits.timeout().toMillis()))
        .with(new PoolOptions().setHttp1MaxSize(limits.maxInFlight()))
        .withConnectHandler(connection -> connection.exceptionHandler(failure -> {}))
        .build();
  }

  /**
   * Downloads one picture. Candidates are asked in order: the next one when the one before cannot
   * be had, unless the server asks for fewer requests (429) or the time is up.
   *
   * @param source where the picture is and who may be asked
   * @return the encoded picture, 1 to {@link FetchLimits#maxBytes} bytes; fails with {@link
   *     FetchException}. Completes on the caller's context
   */
  public Future<Buffer> fetch(DownloadSpec source) {
    Timer.Sample sample = Timer.start(registry);
    return admission
        .run(() -> new Download(client, addresses, limits, source).run())
        .onSuccess(picture -> bytes.record(picture.length()))
        .onSuccess(picture -> sample.stop(timer("ok")))
        .onFailure(failure -> sample.stop(timer(outcome(failure))));
  }

  /**
   * Closes the HTTP client; downloads still under way fail.
   *
   * @return completes when the client is closed
   */
  public Future<Void> close() {
    return client.close();
  }

  private static String outcome(Throwable failure) {
    return failure instanceof FetchException known ? known.reason().label() : "error";
  }

  private Timer timer(String outcome) {
    return Timer.builder("spotter.fetch.duration")
        .description("Time from the call to the picture or its failure, waiting included")
        .tag("outcome", outcome)
        .serviceLevelObjectives(DURATION_BUCKETS)
        .register(registry);
  }
}
