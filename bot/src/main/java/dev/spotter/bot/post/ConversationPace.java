package dev.spotter.bot.post;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.spotter.bot.ImageUpload;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Spreads the captions of each conversation over time: {@code burst} at once, then {@code rate} a
 * second (the generic cell rate algorithm, ITU-T I.371: one instant a conversation). Conversations
 * that were silent are forgotten, and so are the least used above a bound. A conversation has one
 * caption in hand at a time, so at most one waits for its turn. Thread-safe.
 */
public final class ConversationPace {

  private static final int MAX_CONVERSATIONS = 100_000;

  private final Vertx vertx;
  private final Clock clock;
  private final Duration interval;
  private final Duration tolerance;
  private final Timer waits;

  /** When each conversation would be free again if it had no burst. */
  private final ConcurrentMap<String, Instant> freeAt;

  /**
   * Creates the pace.
   *
   * @param vertx gives the timers
   * @param rate captions a second in the long run, above 0
   * @param burst captions at once, at least 1
   * @param clock the time
   * @param registry takes how long captions wait for their turn
   */
  public ConversationPace(
      Vertx vertx, double rate, int burst, Clock clock, MeterRegistry registry) {
    this.vertx = vertx;
    this.clock = clock;
    this.interval = Duration.ofNanos((long) (1e9 / rate));
    this.tolerance = interval.multipliedBy(burst - 1L);
    this.waits =
        Timer.builder("spotter.post.wait")
            .description("Time captions waited for their conversation's rate limit")
            .register(registry);
    this.freeAt =
        Caffeine.newBuilder()
            .maximumSize(MAX_CONVERSATIONS)
            .expireAfterWrite(interval.multipliedBy(burst + 1L))
            .<String, Instant>build()
            .asMap();
  }

  /**
   * Waits for the next turn in a conversation.
   *
   * @param upload the upload to answer
   * @return completes when its caption may be posted
   */
  public Future<Void> turn(ImageUpload upload) {
    Duration wait = next(upload.platform() + "/" + upload.conversation());
    waits.record(wait);
    return wait.isZero()
        ? Future.succeededFuture()
        : vertx.timer(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS).mapEmpty();
  }

  /** Takes the next turn and returns how long it is until then. */
  Duration next(String conversation) {
    Instant now = clock.instant();
    Instant after =
        freeAt.compute(
            conversation,
            (key, free) -> (free == null || free.isBefore(now) ? now : free).plus(interval));
    Duration wait = Duration.between(now, after.minus(interval).minus(tolerance));
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
