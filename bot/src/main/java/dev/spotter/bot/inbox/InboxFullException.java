package dev.spotter.bot.inbox;

/**
 * Fails {@link EventLog#append} when as many events wait as the inbox may hold. It has no stack
 * trace: refusing has to be cheap, and every one comes from the same place.
 */
public final class InboxFullException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param depth how many events the inbox may hold
   */
  public InboxFullException(int depth) {
    super("the inbox already holds " + depth + " unanswered events", null, false, false);
  }
}
