package dev.spotter.bot.inbox;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.PhotosPosted;

/**
 * Part of a conversation's events that keeps an order of its own: a caption that cannot be posted
 * holds up later captions of its conversation, but no command.
 */
public enum Lane {
  /** Photos, answered in the order of their uploads. */
  PHOTOS,
  /** Commands, corrections and deletions. */
  WORDS;

  /** Returns the lane of an event. */
  public static Lane of(ChatEvent event) {
    return event instanceof PhotosPosted ? PHOTOS : WORDS;
  }
}
