package dev.spotter.classifier.modelfile;

/** Thrown when a model cannot be loaded; the message says what to do about it. */
public final class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is wrong and what to do
   */
  public ModelException(String message) {
    super(message);
  }

  /**
   * Creates the exception.
   *
   * @param message what is wrong and what to do
   * @param cause what went wrong underneath
   */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
