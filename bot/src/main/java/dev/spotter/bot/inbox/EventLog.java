package dev.spotter.bot.inbox;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.EventId;
import io.vertx.core.Future;
import java.util.List;

/** The durable log that webhooks and connections append events to. Thread-safe. */
public interface EventLog {

  /**
   * An event that was not known yet.
   *
   * @param id its idempotency key
   * @param row the row's number, for operators
   */
  record Appended(EventId id, long row) {}

  /**
   * Keeps the events that are not known yet, by their ids. Of members and conversations that opted
   * out only texts are kept, so that they can opt in again. A deletion is no row of its own: it
   * settles what is unfinished of its message at once, whoever has it in hand. Messages of one
   * album are waited for and become one entry with the pictures of all; what comes after that entry
   * was due makes a new one.
   *
   * @param events what arrived; may be empty
   * @return those that are new, on disk; fails with {@link InboxFullException} when there is no
   *     room
   */
  Future<List<Appended>> append(List<? extends ChatEvent> events);
}
