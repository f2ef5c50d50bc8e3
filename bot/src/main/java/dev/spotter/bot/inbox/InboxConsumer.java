package dev.spotter.bot.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due from the inbox and hands it to the work, a bounded number at a time and one of
 * each conversation, so that answers come in the order of the uploads.
 *
 * <p>It looks when it is woken, when work is finished, and every {@link #PERIOD} for retries whose
 * time has come. Work settles its row itself; when it cannot (the disk is full), the row stays due
 * and is taken up again after {@link #PAUSE}. Undeploying it stops the taking and waits for the
 * work in hand, up to a limit; what is not finished then is on disk and is taken up by the next
 * start.
 */
public final class InboxConsumer extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(InboxConsumer.class);
  private static final Duration PERIOD = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Inbox inbox;
  private final Set<String> platforms;
  private final Function<InboxEntry, Future<Void>> work;
  private final int maxInHand;
  private final Duration drainTimeout;
  private final Set<Long> inHand = new HashSet<>();

  /** What ended since the look under way began: the inbox may still have called it unfinished. */
  private final Set<Long> endedMeanwhile = new HashSet<>();

  private final Promise<Void> drained = Promise.promise();
  private boolean looking;
  private boolean lookAgain;
  private boolean stopping;
  private volatile int busy;

  /**
   * Creates the consumer.
   *
   * @param inbox where entries come from
   * @param platforms the platforms whose uploads can be answered
   * @param work answers one entry and settles its row
   * @param maxInHand how many entries are worked on at a time
   * @param drainTimeout how long stopping waits for work in hand
   * @param registry takes the number of entries in hand
   */
  public InboxConsumer(
      Inbox inbox,
      Set<String> platforms,
      Function<InboxEntry, Future<Void>> work,
      int maxInHand,
      Duration drainTimeout,
      MeterRegistry registry) {
    this.inbox = inbox;
    this.platforms = Set.copyOf(platforms);
    this.work = work;
    this.maxInHand = maxInHand;
    this.drainTimeout = drainTimeout;
    Gauge.builder("spotter.inbox.in.hand", this, consumer -> consumer.busy)
        .description("Uploads being answered now")
        .tag("platforms", String.join(",", new TreeSet<>(platforms)))
        .register(registry);
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(PERIOD.toMillis(), tick -> look());
    look();
    return Future.succeededFuture();
  }

  /** Says that something new may be due. Thread-safe. */
  public void wake() {
    context.runOnContext(now -> look());
  }

  @Override
  public Future<?> stop() {
    stopping = true;
    completeIfDrained();
    return drained
        .future()
        .timeout(Math.max(1, drainTimeout.toMillis()), TimeUnit.MILLISECONDS)
        .recover(
            timeout -> {
              LOG.warn("{} uploads are left for the next start", inHand.size());
              return Future.succeededFuture();
            });
  }

  private void look() {
    lookAgain = looking;
    if (looking || stopping || platforms.isEmpty() || inHand.size() >= maxInHand) {
      return;
    }
    looking = true;
    endedMeanwhile.clear();
    inbox.due(platforms, maxInHand).onComplete(this::take, this::cannotLook);
  }

  private void take(List<InboxEntry> due) {
    looking = false;
    for (InboxEntry entry : due) {
      boolean known = inHand.contains(entry.id()) || endedMeanwhile.contains(entry.id());
      if (!stopping && !known && inHand.size() < maxInHand) {
        begin(entry);
      }
    }
    if (lookAgain) {
      look();
    }
  }

  private void cannotLook(Throwable failure) {
    looking = false;
    LOG.error("The inbox cannot be read: {}", failure.getMessage());
  }

  private void begin(InboxEntry entry) {
    inHand.add(entry.id());
    busy = inHand.size();
    work.apply(entry)
        .onComplete(
            done -> context.runOnContext(now -> end(entry.id())),
            failure -> context.runOnContext(now -> pause(entry.id(), failure)));
  }

  private void pause(long id, Throwable failure) {
    LOG.error("[{}] cannot be settled and is taken up again: {}", id, failure.getMessage());
    vertx.setTimer(PAUSE.toMillis(), elapsed -> end(id));
  }

  private void end(long id) {
    inHand.remove(id);
    endedMeanwhile.add(id);
    busy = inHand.size();
    completeIfDrained();
    look();
  }

  private void completeIfDrained() {
    if (stopping && inHand.isEmpty()) {
      drained.tryComplete();
    }
  }
}
