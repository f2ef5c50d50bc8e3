package dev.spotter.bot.platform;

/** Thrown when a webhook request is not believed, not understood, or cannot be judged yet. */
public final class RefusedRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final transient WebhookResponse response;

  private RefusedRequestException(String reason, String message, WebhookResponse response) {
    super(message);
    this.reason = reason;
    this.response = response;
  }

  /**
   * Returns the refusal of a request that the platform did not provably send: status 401.
   *
   * @param reason a stable name, fit for a metric's label
   * @param message what is wrong, without any secret
   */
  public static RefusedRequestException unauthorized(String reason, String message) {
    return new RefusedRequestException(reason, message, WebhookResponse.of(401, message));
  }

  /**
   * Returns a refusal that is answered as a platform's own protocol says.
   *
   * @param reason a stable name, fit for a metric's label
   * @param message what is wrong, without any secret
   * @param response what to answer
   */
  public static RefusedRequestException of(
      String reason, String message, WebhookResponse response) {
    return new RefusedRequestException(reason, message, response);
  }

  /**
   * Returns the refusal of a request that cannot be understood: status 400.
   *
   * @param message what is wrong
   */
  public static RefusedRequestException malformed(String message) {
    return new RefusedRequestException("malformed", message, WebhookResponse.of(400, message));
  }

  /**
   * Returns the refusal of a request that can be understood once the bot knows more: status 503, so
   * that the platform delivers it again.
   *
   * @param message what is missing
   */
  public static RefusedRequestException early(String message) {
    return new RefusedRequestException(
        "early", message, WebhookResponse.of(503, message).with("Retry-After", "5"));
  }

  /** Returns this refusal with one more header in its answer. */
  public RefusedRequestException with(String header, String value) {
    return new RefusedRequestException(reason, getMessage(), response.with(header, value));
  }

  /** Returns what to answer. */
  public WebhookResponse response() {
    return response;
  }

  /** Returns the HTTP status to answer with. */
  public int status() {
    return response.status();
  }

  /** Returns why, as a stable name fit for a metric's label. */
  public String reason() {
    return reason;
  }
}
