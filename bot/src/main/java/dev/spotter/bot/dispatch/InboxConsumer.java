package dev.spotter.bot.dispatch;

import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.EventSource;
import dev.spotter.bot.inbox.Lane;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases what is due in the inbox and hands it to the work, a bounded number at a time and one of
 * each conversation, so that answers come in the order of the uploads.
 *
 * <p>It looks when it is woken, when work is finished, and every {@link #PERIOD} for what other
 * nodes kept and for retries whose time has come. Work settles its row itself; when it cannot (the
 * disk is full), the claim is no longer renewed, lapses, and the row is taken up again. Undeploying
 * it stops the taking and waits for the work in hand, up to a limit; what is not finished then is
 * on disk and is taken up by another node or the next start.
 */
public final class InboxConsumer extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(InboxConsumer.class);

  /** Key of the row's number in structured logs. */
  private static final String UPLOAD = "upload";

  private static final Duration PERIOD = Duration.ofMillis(250);

  private final EventSource source;
  private final Lane lane;
  private final Set<String> platforms;
  private final Function<ClaimedEvent, Future<Void>> work;
  private final DispatchOptions options;
  private final Map<Long, ClaimedEvent> inHand = new HashMap<>();
  private final Promise<Void> drained = Promise.promise();
  private boolean looking;
  private boolean failing;
  private boolean lookAgain;
  private boolean stopping;
  private volatile int busy;

  /**
   * Creates the consumer.
   *
   * @param source where events come from
   * @param lane which part of the conversations it takes
   * @param platforms the platforms whose uploads can be answered
   * @param work answers one entry and settles its row
   * @param options its bounds
   * @param registry takes the number of entries in hand
   */
  public InboxConsumer(
      EventSource source,
      Lane lane,
      Set<String> platforms,
      Function<ClaimedEvent, Future<Void>> work,
      DispatchOptions options,
      MeterRegistry registry) {
    this.source = source;
    this.lane = lane;
    this.platforms = Set.copyOf(platforms);
    this.work = work;
    this.options = options;
    Gauge.builder("spotter.inbox.in.hand", this, consumer -> consumer.busy)
        .description("Uploads being answered now")
        .tag("platforms", String.join(",", new TreeSet<>(platforms)))
        .tag("lane", lane.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(PERIOD.toMillis(), tick -> look());
    vertx.setPeriodic(options.lease().toMillis() / 3, tick -> renew());
    look();
    return Future.succeededFuture();
  }

  /** Returns which part of the conversations it takes. */
  Lane lane() {
    return lane;
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
        .timeout(Math.max(1, options.drainTimeout().toMillis()), TimeUnit.MILLISECONDS)
        .recover(
            timeout -> {
              LOG.warn("{} uploads are left for the next start", inHand.size());
              return Future.succeededFuture();
            });
  }

  private void look() {
    lookAgain = looking;
    int room = options.maxInHand() - inHand.size();
    if (looking || stopping || platforms.isEmpty() || room <= 0) {
      return;
    }
    looking = true;
    source.claim(lane, platforms, room).onComplete(this::take, this::cannotLook);
  }

  /** What is claimed while the bot stops is given back when the inbox closes. */
  private void take(List<ClaimedEvent> claimed) {
    looking = false;
    failing = false;
    if (!stopping) {
      claimed.forEach(this::begin);
    }
    if (lookAgain) {
      look();
    }
  }

  private void cannotLook(Throwable failure) {
    looking = false;
    if (!failing) {
      LOG.error("Nothing can be taken from the inbox for now: {}", failure.getMessage());
    }
    failing = true;
  }

  private void renew() {
    if (!inHand.isEmpty()) {
      source
          .renew(List.copyOf(inHand.values()))
          .onFailure(failure -> LOG.error("No claim was renewed: {}", failure.getMessage()));
    }
  }

  /** An entry comes twice when its claim lapsed while the inbox could not be written. */
  private void begin(ClaimedEvent entry) {
    if (inHand.putIfAbsent(entry.row(), entry) == null) {
      busy = inHand.size();
      work.apply(entry)
          .onFailure(failure -> unsettled(entry.row(), failure))
          .onComplete(done -> context.runOnContext(now -> end(entry.row())));
    }
  }

  private static void unsettled(long id, Throwable failure) {
    LOG.atError()
        .addKeyValue(UPLOAD, id)
        .log("[{}] cannot be settled and is taken up again: {}", id, failure.getMessage());
  }

  private void end(long id) {
    inHand.remove(id);
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
