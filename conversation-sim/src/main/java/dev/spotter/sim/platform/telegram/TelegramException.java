package dev.spotter.sim.platform.telegram;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** A refusal, in the words of the Bot API. */
final class TelegramException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final long retryAfter;

  private TelegramException(int code, String description, long retryAfter) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  static TelegramException badRequest(String what) {
    return new TelegramException(400, "Bad Request: " + what, 0);
  }

  static TelegramException conflict(String what) {
    return new TelegramException(409, "Conflict: " + what, 0);
  }

  static TelegramException unauthorized() {
    return new TelegramException(401, "Unauthorized", 0);
  }

  static TelegramException notFound() {
    return new TelegramException(404, "Not Found", 0);
  }

  static TelegramException notFound(String what) {
    return new TelegramException(404, "Not Found: " + what, 0);
  }

  static TelegramException tooManyRequests(Duration wait) {
    long seconds = Math.max(1, wait.toSeconds());
    return new TelegramException(429, "Too Many Requests: retry after " + seconds, seconds);
  }

  static TelegramException internal() {
    return new TelegramException(500, "Internal Server Error", 0);
  }

  /** Returns the status. */
  int code() {
    return code;
  }

  /** Returns the seconds to wait; 0 when nothing is asked for. */
  long retryAfter() {
    return retryAfter;
  }

  /** Returns the body of the answer. */
  JsonObject toJson() {
    JsonObject answer =
        new JsonObject().put("ok", false).put("error_code", code).put("description", getMessage());
    return retryAfter == 0
        ? answer
        : answer.put("parameters", new JsonObject().put("retry_after", retryAfter));
  }
}
