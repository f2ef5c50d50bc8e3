package dev.spotter.bot.ingress;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.platform.EventSink;
import dev.spotter.bot.platform.PlatformConnection;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.retry.Backoff;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Runs the sessions of one {@link PlatformConnection}, one after the other: at once when the last
 * ended well, with backoff and jitter, and never sooner than the platform asks for, when it failed.
 * Undeploying it ends the session under way and waits, up to a limit, for what was taken to be
 * kept.
 */
public final class ConnectionVerticle extends VerticleBase implements EventSink {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionVerticle.class);

  /** Between sessions, so that a platform that answers at once is not asked in a circle. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final String platform;
  private final PlatformConnection connection;
  private final EventReceiver receiver;
  private final Backoff backoff;
  private final Duration drainTimeout;
  private final RandomGenerator random;
  private final MeterRegistry registry;
  private final Promise<Void> ended = Promise.promise();
  private volatile String trouble = "not connected yet";
  private int failures;
  private boolean inSession;
  private boolean stopping;

  /**
   * Creates the verticle.
   *
   * @param platform the platform's name
   * @param connection what to keep up
   * @param receiver keeps what comes in
   * @param backoff waits after a failed session
   * @param drainTimeout how long stopping waits for the session to end
   * @param random gives the jitter
   * @param registry takes the state of the link and what came through it
   */
  public ConnectionVerticle(
      String platform,
      PlatformConnection connection,
      EventReceiver receiver,
      Backoff backoff,
      Duration drainTimeout,
      RandomGenerator random,
      MeterRegistry registry) {
    this.platform = platform;
    this.connection = connection;
    this.receiver = receiver;
    this.backoff = backoff;
    this.drainTimeout = drainTimeout;
    this.random = random;
    this.registry = registry;
    Gauge.builder("spotter.link.up", this, verticle -> verticle.trouble == null ? 1 : 0)
        .description("Whether the connection that the bot keeps to the platform stands")
        .tag("platform", platform)
        .register(registry);
  }

  @Override
  public Future<?> start() {
    begin();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    stopping = true;
    connection.end();
    return inSession
        ? ended.future().timeout(Math.max(1, drainTimeout.toMillis()), TimeUnit.MILLISECONDS)
        : Future.succeededFuture();
  }

  /** Succeeds while the link stands, and otherwise fails with the reason. */
  public Future<Void> check() {
    String reason = trouble;
    return reason == null ? Future.succeededFuture() : Future.failedFuture(reason);
  }

  @Override
  public void connected() {
    context.runOnContext(now -> stands());
  }

  private void stands() {
    if (trouble != null) {
      LOG.info("Connected to {}", platform);
    }
    trouble = null;
    failures = 0;
  }

  @Override
  public Future<Void> keep(List<? extends ChatEvent> events) {
    return receiver
        .keep(platform, events)
        .onSuccess(this::count)
        .onFailure(failure -> count("failed"))
        .mapEmpty();
  }

  private void count(String outcome) {
    registry
        .counter("spotter.link.deliveries", "platform", platform, "outcome", outcome)
        .increment();
  }

  private void begin() {
    if (stopping) {
      return;
    }
    inSession = true;
    Future.succeededFuture()
        .compose(now -> connection.session(this))
        .onComplete(
            well -> context.runOnContext(now -> next(PAUSE)),
            failure -> context.runOnContext(now -> failed(failure)));
  }

  private void next(Duration pause) {
    inSession = false;
    if (stopping) {
      ended.tryComplete();
    } else {
      vertx.setTimer(pause.toMillis(), elapsed -> begin());
    }
  }

  private void failed(Throwable failure) {
    if (!stopping) {
      failures++;
      trouble = failure.getMessage();
      Duration wait = wait(failure);
      LOG.atLevel(level(failure))
          .log("No connection to {}, next in {} ms: {}", platform, wait.toMillis(), trouble);
      registry.counter("spotter.link.failures", "platform", platform).increment();
      next(wait);
    } else {
      next(PAUSE);
    }
  }

  private static Level level(Throwable failure) {
    boolean forOperators = failure instanceof PlatformException p && p.reaction() == Reaction.ALERT;
    return forOperators ? Level.ERROR : Level.WARN;
  }

  private Duration wait(Throwable failure) {
    Optional<Duration> asked =
        failure instanceof PlatformException p ? p.retryAfter() : Optional.empty();
    return backoff.after(failures, asked, random);
  }
}
