package dev.spotter.sim.platform;

/** Credentials that cannot be read or written; the message says what to do. */
public final class CredentialException extends RuntimeException {

  /**
   * Creates the exception.
   *
   * @param message what cannot be done, as one sentence
   * @param cause why, or null
   */
  public CredentialException(String message, Exception cause) {
    super(message, cause);
  }
}
