package dev.spotter.bot.classify;

import java.util.concurrent.RejectedExecutionException;

/** Thrown when the pool takes no request: too many wait already, or it is closing. Ask later. */
public final class OverloadedException extends RejectedExecutionException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what there was no room for
   */
  public OverloadedException(String message) {
    super(message);
  }

  /** Keeps no stack trace: under load it would cost more than the refusal saves. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
