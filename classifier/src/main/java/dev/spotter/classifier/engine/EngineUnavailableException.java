package dev.spotter.classifier.engine;

/** Thrown when no engine can compute here; the message says what to do about it. */
public final class EngineUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EngineUnavailableException(String message) {
    super(message);
  }

  EngineUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
