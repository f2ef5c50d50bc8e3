package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.ChatException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** A message that the emulation refuses, in the form of the Messages API's errors (RFC 7807). */
final class MessagesException extends RuntimeException {

  private static final String DOCS = "https://developer.vonage.com/api-errors/messages#";

  private final int status;
  private final String code;
  private final String title;
  private final transient JsonArray invalid;

  private MessagesException(int status, String code, String title, String detail) {
    this(status, code, title, detail, new JsonArray());
  }

  private MessagesException(
      int status, String code, String title, String detail, JsonArray invalid) {
    super(detail);
    this.status = status;
    this.code = code;
    this.title = title;
    this.invalid = invalid;
  }

  static MessagesException invalidParameter(String name, String reason) {
    JsonObject parameter = new JsonObject().put("name", name).put("reason", reason);
    return new MessagesException(
        422,
        "1150",
        "Invalid params",
        "The value of one or more parameters is invalid.",
        new JsonArray().add(parameter));
  }

  static MessagesException invalidSender(String from) {
    return new MessagesException(
        422, "1120", "Invalid sender", "No conversation has the number " + from + ".");
  }

  static MessagesException throttled() {
    return new MessagesException(429, "1000", "Throttled", "Wait as Retry-After says.");
  }

  static MessagesException unauthorized(String detail) {
    return new MessagesException(401, "unauthorized", "Unauthorized", detail);
  }

  static MessagesException tooLarge(String detail) {
    return new MessagesException(413, "1150", "Invalid params", detail);
  }

  static MessagesException internal() {
    return new MessagesException(500, "internal", "Internal error", "Something went wrong.");
  }

  static MessagesException of(ChatException refused) {
    return invalidParameter("text", refused.getMessage());
  }

  int status() {
    return status;
  }

  /**
   * Returns the error's body.
   *
   * @param instance what this refusal is told apart by
   */
  JsonObject toJson(UUID instance) {
    JsonObject json =
        new JsonObject()
            .put("type", DOCS + code)
            .put("title", title)
            .put("detail", getMessage())
            .put("instance", instance.toString());
    return invalid.isEmpty() ? json : json.put("invalid_parameters", invalid);
  }
}
