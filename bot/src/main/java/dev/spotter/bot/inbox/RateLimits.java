package dev.spotter.bot.inbox;

import dev.spotter.bot.chat.Conversation;

/** Rate limits by conversation. Thread-safe. */
@FunctionalInterface
public interface RateLimits {

  /** Returns the limit of a conversation, always the same. */
  RateLimit of(Conversation in);
}
