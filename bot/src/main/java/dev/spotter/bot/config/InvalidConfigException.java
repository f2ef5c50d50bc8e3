package dev.spotter.bot.config;

/** Thrown when a setting cannot be used; the message names the key and says what is allowed. */
public final class InvalidConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message which key is wrong and what is allowed, as one sentence
   */
  public InvalidConfigException(String message) {
    super(message);
  }
}
