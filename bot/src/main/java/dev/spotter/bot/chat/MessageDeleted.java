package dev.spotter.bot.chat;

import java.util.Locale;
import java.util.Optional;

/**
 * A message was deleted; what is not answered yet needs no answer any more.
 *
 * @param id idempotency key
 * @param in where
 * @param by who deleted it, as far as the platform tells
 * @param message id of the message that is gone
 * @param thread the thread or topic it belonged to, if any
 */
public record MessageDeleted(
    EventId id, Conversation in, Member by, String message, Optional<String> thread)
    implements ChatEvent {

  @Override
  public Optional<Locale> locale() {
    return Optional.empty();
  }
}
