package dev.spotter.bot.inbox;

/** Fails a change of a row that another node has taken over meanwhile. */
public final class ClaimLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param id the row
   */
  public ClaimLostException(long id) {
    super("event " + id + " was taken over by another node");
  }
}
