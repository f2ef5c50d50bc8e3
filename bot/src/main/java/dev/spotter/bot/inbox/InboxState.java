package dev.spotter.bot.inbox;

/** Where an event stands. */
public enum InboxState {
  /** Kept, and not answered for certain. */
  RECEIVED,
  /** The answer was sent, or was about to be; whether it arrived is not known yet. */
  POSTING,
  /** The answer is in the conversation. Final. */
  POSTED,
  /** It needs no answer; the row says why when it is not plain. Final. */
  DONE,
  /** There will be no answer; the row says why. Final. */
  GAVE_UP
}
