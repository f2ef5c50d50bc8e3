package dev.spotter.bot.chat;

import java.util.Optional;

/**
 * A message that the bot posts.
 *
 * @param text plain text, not yet escaped for a platform
 * @param thread the thread or topic to post to, if any
 * @param replyTo id of the message it answers, if any; platforms without replies leave it out
 * @param key idempotency key of the answered event: posting the message again under the same key
 *     posts nothing twice where the platform knows such keys
 */
public record OutgoingMessage(
    String text, Optional<String> thread, Optional<String> replyTo, EventId key) {

  /** Returns the answer to an event: in its thread, as a reply to its message. */
  public static OutgoingMessage answering(ChatEvent event, String text) {
    return new OutgoingMessage(text, event.thread(), Optional.of(event.message()), event.id());
  }
}
