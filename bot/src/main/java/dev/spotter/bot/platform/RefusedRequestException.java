package dev.spotter.bot.platform;

/** Thrown when a webhook request is not believed or not understood. */
public final class RefusedRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  private RefusedRequestException(int status, String reason, String message) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  /**
   * Returns the refusal of a request that the platform did not provably send: status 401.
   *
   * @param reason a stable name, fit for a metric's label
   * @param message what is wrong, without any secret
   */
  public static RefusedRequestException unauthorized(String reason, String message) {
    return new RefusedRequestException(401, reason, message);
  }

  /**
   * Returns the refusal of a request that cannot be understood: status 400.
   *
   * @param message what is wrong
   */
  public static RefusedRequestException malformed(String message) {
    return new RefusedRequestException(400, "malformed", message);
  }

  /** Returns the HTTP status to answer with. */
  public int status() {
    return status;
  }

  /** Returns why, as a stable name fit for a metric's label. */
  public String reason() {
    return reason;
  }
}
