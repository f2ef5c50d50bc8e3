package dev.spotter.bot.inbox.sql;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an open inbox does from time to time: take rows back from nodes that were lost and count
 * what is unfinished, every second; remove what is old, every minute. Thread-safe.
 */
final class Upkeep {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final GroupCommit commits;
  private final Leases leases;
  private final Housekeeping housekeeping;
  private final Duration keep;
  private final IntConsumer counted;
  private final AtomicInteger unreadable = new AtomicInteger();
  private final AtomicBoolean failing = new AtomicBoolean();
  private final Counter lapsed;
  private final Counter removed;
  private long seconds = -1;
  private long minutes = -1;

  Upkeep(
      Vertx vertx,
      GroupCommit commits,
      Leases leases,
      Duration keep,
      IntConsumer counted,
      MeterRegistry registry) {
    this.vertx = vertx;
    this.commits = commits;
    this.leases = leases;
    this.housekeeping = new Housekeeping(leases.dialect());
    this.keep = keep;
    this.counted = counted;
    Gauge.builder("spotter.inbox.unreadable", unreadable, AtomicInteger::get)
        .description("Unfinished events that are left to newer versions")
        .register(registry);
    this.lapsed =
        Counter.builder("spotter.inbox.claims.lapsed")
            .description("Events taken back from nodes that were not heard of")
            .register(registry);
    this.removed =
        Counter.builder("spotter.inbox.removed")
            .description("Finished events removed because they were old")
            .register(registry);
  }

  /** Does what is done every second, and begins to do so. */
  synchronized Future<Void> start() {
    seconds = every(SECOND, this::second);
    minutes = every(MINUTE, this::minute);
    return second();
  }

  synchronized void stop() {
    vertx.cancelTimer(seconds);
    vertx.cancelTimer(minutes);
  }

  /** A round begins only when the one before has ended. */
  private long every(Duration period, Supplier<Future<Void>> round) {
    AtomicBoolean busy = new AtomicBoolean();
    return vertx.setPeriodic(
        period.toMillis(),
        tick -> {
          if (busy.compareAndSet(false, true)) {
            round.get().onComplete(done -> ended(busy, done));
          }
        });
  }

  /** Told when it begins to fail and when it is over, not every second. */
  private void ended(AtomicBoolean busy, AsyncResult<Void> round) {
    busy.set(false);
    if (round.failed() && failing.compareAndSet(false, true)) {
      LOG.error("The inbox cannot be written: {}", round.cause().getMessage());
    } else if (round.succeeded() && failing.compareAndSet(true, false)) {
      LOG.info("The inbox can be written again");
    }
  }

  Future<Void> second() {
    return commits
        .submit(
            connection -> {
              int rows = leases.releaseLapsed(connection);
              Housekeeping.Depth depth = housekeeping.depth(connection);
              counted.accept(depth.all());
              unreadable.set(depth.unreadable());
              return rows;
            })
        .onSuccess(lapsed::increment)
        .mapEmpty();
  }

  /** Goes on, batch by batch, until nothing old is left. */
  Future<Void> minute() {
    return commits
        .submit(
            connection -> {
              int forgotten = housekeeping.forgetPace(connection);
              int rows = housekeeping.purge(connection, keep);
              removed.increment(rows);
              return Math.max(rows, forgotten);
            })
        .compose(rows -> rows < Housekeeping.BATCH ? Future.succeededFuture() : minute());
  }
}
