package dev.spotter.bot.inbox;

import io.vertx.core.Future;

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

  /** Writes and flushes something that changes nothing; fails when that cannot be done. */
  Future<Void> check();

  /** Returns how many events are unfinished; others' are counted once a second. */
  int depth();

  /** Finishes what was begun, gives back what was not, and closes the store. */
  Future<Void> close();
}
