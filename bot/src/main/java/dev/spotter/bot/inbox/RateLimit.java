package dev.spotter.bot.inbox;

import dev.spotter.bot.chat.Conversation;

/**
 * How fast captions go to one conversation: {@code burst} at once, then {@code rate} a second (the
 * generic cell rate algorithm, ITU-T I.371: one instant a conversation, when it would be free again
 * if it had no burst).
 *
 * @param rate captions a second in the long run, above 0
 * @param burst captions at once, at least 1
 */
public record RateLimit(double rate, int burst) implements RateLimits {

  /** Returns this limit, which is every conversation's. */
  @Override
  public RateLimit of(Conversation in) {
    return this;
  }

  /** Returns how many milliseconds a conversation has to wait for its next caption. */
  public long delay(long freeAt, long now) {
    return Math.max(0, freeAt - interval() * (burst - 1L) - now);
  }

  /** Returns when the conversation would be free after a caption now. */
  public long next(long freeAt, long now) {
    return Math.max(freeAt, now) + interval();
  }

  private long interval() {
    return (long) Math.ceil(1_000 / rate);
  }
}
