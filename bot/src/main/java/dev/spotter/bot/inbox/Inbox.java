package dev.spotter.bot.inbox;

import dev.spotter.bot.chat.Conversation;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * The durable queue between platforms and answers (transactional inbox): an event log to append to,
 * a source that hands events out in order, and a ledger of what became of them. Several nodes may
 * share one. Thread-safe.
 */
public interface Inbox extends EventLog, EventSource, Ledger {

  /** Returns who wants to be left alone. */
  OptOuts optOuts();

  /** Returns the captions that were posted. */
  Captions captions();

  /** Returns what people taught. */
  Lessons lessons();

  /** Returns what conversations told the bot about how to answer there. */
  PreferenceStore preferences();

  /**
   * Tells whether a message may be the bot's answer, or answered by it. Where only another node
   * knows the answer is yes, and that one decides before it keeps what follows from it.
   *
   * @param in a conversation
   * @param message id of a message
   */
  default Future<Boolean> mayConcern(Conversation in, String message) {
    return answered(in, message).map(Optional::isPresent);
  }

  /** Writes and flushes something that changes nothing; fails when that cannot be done. */
  Future<Void> check();

  /** Returns how many events are unfinished; others' are counted once a second. */
  int depth();

  /** Finishes what was begun, gives back what was not, and closes the store. */
  Future<Void> close();
}
