package dev.spotter.sim.face.vonage;

/** Credentials that cannot be read or written; the message says what to do. */
public final class CredentialException extends RuntimeException {

  CredentialException(String message, Exception cause) {
    super(message, cause);
  }
}
