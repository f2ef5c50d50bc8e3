package dev.spotter.bot.fetch;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.fetch.FetchException.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a slow or dead server from holding up the others' pictures: each server has a bulkhead, so
 * that half of all downloads at most are its own, and a circuit breaker, so that one which fails
 * again and again is asked only now and then whether it is back. Bounded: the {@value #MAX_HOSTS}
 * servers used last. Thread-safe.
 */
public final class HostIsolation {

  /** So many failures in {@link #WINDOW} open the circuit. */
  static final int MAX_FAILURES = 10;

  private static final Logger LOG = LoggerFactory.getLogger(HostIsolation.class);
  private static final int MAX_HOSTS = 1_000;
  private static final Duration WINDOW = Duration.ofSeconds(20);
  private static final Set<Reason> SERVER_FAILS =
      Set.of(Reason.TIMEOUT, Reason.CONNECTION, Reason.TRUNCATED, Reason.HTTP_5XX);

  private final Vertx vertx;
  private final Function<DownloadSpec, Future<Buffer>> fetcher;
  private final FetchLimits limits;
  private final Duration rest;
  private final LoadingCache<String, Host> hosts;

  /** What protects the others from one server. */
  private record Host(Bulkhead bulkhead, CircuitBreaker circuit) {

    boolean down() {
      return circuit.state() != CircuitBreakerState.CLOSED;
    }
  }

  /**
   * Creates the guard.
   *
   * @param vertx gives the timers
   * @param fetcher downloads a picture; fails with {@link FetchException}
   * @param limits of all downloads together
   * @param rest how long a server that failed again and again is left alone
   * @param registry takes how many servers are left alone
   */
  public HostIsolation(
      Vertx vertx,
      Function<DownloadSpec, Future<Buffer>> fetcher,
      FetchLimits limits,
      Duration rest,
      MeterRegistry registry) {
    this.vertx = vertx;
    this.fetcher = fetcher;
    this.limits = limits;
    this.rest = rest;
    this.hosts = Caffeine.newBuilder().maximumSize(MAX_HOSTS).build(this::open);
    Gauge.builder("spotter.fetch.hosts.down", this, HostIsolation::down)
        .description("Servers that failed again and again and are left alone")
        .register(registry);
  }

  /**
   * Downloads one picture when its server's turn comes.
   *
   * @param source where the picture is; the first candidate's server counts
   * @return the picture; fails as the fetcher does, with {@link Reason#OVERLOADED} when too many
   *     wait for the server, and with {@link Reason#HOST_DOWN} at once while it is left alone
   */
  public Future<Buffer> fetch(DownloadSpec source) {
    if (source.candidates().isEmpty()) {
      return fetcher.apply(source);
    }
    String origin = DownloadSpec.origin(source.candidates().get(0));
    Host host = hosts.get(origin);
    return host.bulkhead()
        .run(() -> host.circuit().execute(() -> fetcher.apply(source)))
        .recover(failure -> Future.failedFuture(explained(origin, failure)));
  }

  private static Throwable explained(String origin, Throwable failure) {
    return failure instanceof OpenCircuitException
        ? new FetchException(Reason.HOST_DOWN, origin + " failed again and again lately")
        : failure;
  }

  private Host open(String origin) {
    CircuitBreakerOptions options =
        new CircuitBreakerOptions()
            .setMaxFailures(MAX_FAILURES)
            .setFailuresRollingWindow(WINDOW.toMillis())
            .setResetTimeout(rest.toMillis())
            .setTimeout(-1) // a download has its own
            .setNotificationPeriod(0);
    CircuitBreaker circuit =
        CircuitBreaker.create(origin, vertx, options)
            .<Buffer>failurePolicy(HostIsolation::serverFails)
            .openHandler(opened -> LOG.warn("{} fails again and again: left alone", origin))
            .closeHandler(closed -> LOG.info("{} answers again", origin));
    Bulkhead bulkhead =
        new Bulkhead(vertx, Math.max(1, limits.maxInFlight() / 2), limits.maxWaiting());
    return new Host(bulkhead, circuit);
  }

  private static boolean serverFails(AsyncResult<?> result) {
    return result.cause() instanceof FetchException failure
        && SERVER_FAILS.contains(failure.reason());
  }

  private long down() {
    return hosts.asMap().values().stream().filter(Host::down).count();
  }
}
