package dev.spotter.bot.handle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.spotter.bot.chat.TextPosted;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limit of how many commands one member gives in an hour, counted from the first (a fixed window).
 * It is this process's own. Thread-safe.
 */
public final class CommandLimit {

  private static final int MAX_MEMBERS = 10_000;
  private static final Duration HOUR = Duration.ofHours(1);

  /** What becomes of a command. */
  enum Verdict {
    /** It is carried out. */
    PASSES,
    /** It is the first too many, and answered so. */
    FIRST_TOO_MANY,
    /** It is left alone. */
    TOO_MANY
  }

  private record Member(String connection, String id) {}

  private final Cache<Member, AtomicInteger> given;
  private final int most;

  /**
   * Creates a limit that nobody has used any of.
   *
   * @param most commands in an hour
   * @param ticker tells the time
   */
  public CommandLimit(int most, Ticker ticker) {
    this.most = most;
    this.given =
        Caffeine.newBuilder()
            .maximumSize(MAX_MEMBERS)
            .expireAfterWrite(HOUR)
            .ticker(ticker)
            .build();
  }

  /** Counts one command of a member. */
  Verdict count(TextPosted text) {
    Member member = new Member(text.in().connection(), text.by().id());
    int number = given.get(member, fresh -> new AtomicInteger()).incrementAndGet();
    return number <= most
        ? Verdict.PASSES
        : number == most + 1 ? Verdict.FIRST_TOO_MANY : Verdict.TOO_MANY;
  }
}
