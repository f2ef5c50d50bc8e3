package dev.spotter.bot.inbox;

/**
 * Fails {@link Inbox#store} when as many uploads wait as the inbox may hold. It has no stack trace:
 * refusing has to be cheap, and every one comes from the same place.
 */
public final class InboxFullException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param depth how many uploads the inbox may hold
   */
  public InboxFullException(int depth) {
    super("the inbox already holds " + depth + " unanswered uploads", null, false, false);
  }
}
