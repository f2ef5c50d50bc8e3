package dev.spotter.bot.post;

import dev.spotter.bot.platform.PostRate;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Rate limiter of all that this process posts over one connection, where the platform limits the
 * account as a whole (generic cell rate algorithm): turns are given out in the order in which they
 * are asked for. Several bots on one account do not know of each other here; what is too much for
 * the platform then, it refuses and is tried again. Thread-safe.
 */
public final class AccountPace {

  private final long interval;
  private final long tolerance;
  private final LongSupplier nanoTime;

  /** When all of the burst is free again. */
  private long freeAt;

  /**
   * Creates the limiter; all of its burst is free.
   *
   * @param rate how fast the platform lets the account post
   * @param nanoTime a clock that never goes back, as {@link System#nanoTime}
   */
  public AccountPace(PostRate rate, LongSupplier nanoTime) {
    this.interval = (long) Math.ceil(Duration.ofSeconds(1).toNanos() / rate.perSecond());
    this.tolerance = interval * (rate.burst() - 1L);
    this.nanoTime = nanoTime;
    this.freeAt = nanoTime.getAsLong();
  }

  /** Takes the next turn and returns how long it is until then. */
  synchronized Duration reserve() {
    long now = nanoTime.getAsLong();
    long wait = Math.max(0, freeAt - tolerance - now);
    freeAt = Math.max(freeAt, now) + interval;
    return Duration.ofNanos(wait);
  }
}
