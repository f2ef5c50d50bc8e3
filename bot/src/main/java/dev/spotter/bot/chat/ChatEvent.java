package dev.spotter.bot.chat;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that happened in a conversation: what platforms bring and the inbox keeps. It holds no
 * credential, so it may be stored. Immutable.
 */
public sealed interface ChatEvent permits PhotosPosted, TextPosted, MessageDeleted {

  /** Returns the event's idempotency key. */
  EventId id();

  /** Returns where it happened. */
  Conversation in();

  /** Returns who did it. */
  Member by();

  /** Returns the platform's id of the message that the event is about, within its conversation. */
  String message();

  /** Returns the thread or topic of the conversation that the message belongs to, if any. */
  Optional<String> thread();

  /** Returns the member's language, when the platform tells. */
  Optional<Locale> locale();
}
