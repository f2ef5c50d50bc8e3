package dev.spotter.bot.fetch;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.fetch.FetchException.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A fetcher and one image host for every test. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
abstract class FetchTest {

  static final int MAX_BYTES = 100_000;

  static final FetchLimits LIMITS = new FetchLimits(MAX_BYTES, Duration.ofSeconds(20), 3, 64, 256);

  /** The servers of these tests are all on loopback. */
  static final AddressRules THIS_MACHINE =
      new AddressRules(Set.of(), List.of("127.0.0.0/8", "::1/128"));

  Vertx vertx;
  SimpleMeterRegistry registry;
  PictureServer server;
  PictureFetcher fetcher;

  @BeforeEach
  void start(Vertx injected) throws TimeoutException {
    vertx = injected;
    server = new PictureServer(vertx);
    limit(LIMITS);
  }

  void limit(FetchLimits limits) {
    registry = new SimpleMeterRegistry();
    fetcher = new PictureFetcher(vertx, limits, THIS_MACHINE, registry);
  }

  static DownloadSpec source(String origin, String path) {
    return new DownloadSpec(List.of(URI.create(origin + path)), Set.of(origin), Optional.empty());
  }

  Reason failure(DownloadSpec source) {
    return failed(source).reason();
  }

  FetchException failed(DownloadSpec source) {
    return catchThrowableOfType(FetchException.class, () -> fetcher.fetch(source).await());
  }

  long outcomes(String outcome) {
    return registry.get("spotter.fetch.duration").tag("outcome", outcome).timer().count();
  }
}
