package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.ChatException;
import io.vertx.core.json.JsonObject;

/**
 * A request the emulation refuses, in the form of Vonage's errors; the codes are those its SDKs
 * know ({@code system:error:invalid-token}, {@code conversation:error:not-found} and so on).
 */
final class VonageException extends RuntimeException {

  private static final String DOCS = "https://developer.nexmo.com/api/conversation#";

  private final int status;
  private final String title;
  private final String code;

  private VonageException(int status, String title, String code, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
    this.code = code;
  }

  static VonageException invalidToken(String detail) {
    return new VonageException(401, "Unauthorized.", "system:error:invalid-token", detail);
  }

  static VonageException badRequest(String detail) {
    return new VonageException(400, "Bad request.", "http:error:validation-fail", detail);
  }

  static VonageException forbidden(String detail) {
    return new VonageException(403, "Forbidden.", "http:error:forbidden", detail);
  }

  static VonageException notFound(String code, String detail) {
    return new VonageException(404, "Not found.", code, detail);
  }

  static VonageException tooLarge(String detail) {
    return new VonageException(413, "Too large.", "http:error:validation-fail", detail);
  }

  static VonageException tooManyRequests() {
    return new VonageException(
        429, "Too many requests.", "http:error:too-many-request", "Wait as Retry-After says.");
  }

  static VonageException internal() {
    return new VonageException(
        500, "Internal Error.", "system:error:internal-error", "Something went wrong.");
  }

  static VonageException of(ChatException refused) {
    String why = refused.getMessage();
    return switch (refused.reason()) {
      case NO_CONVERSATION -> notFound("conversation:error:not-found", why);
      case NO_MEMBER -> notFound("member:error:not-found", why);
      case NOT_JOINED ->
          new VonageException(403, "Forbidden.", "conversation:error:invalid-member-state", why);
      case ALREADY_JOINED ->
          new VonageException(400, "Bad request.", "conversation:error:member-already-joined", why);
      case NO_MESSAGE -> notFound("event:error:not-found", why);
      case NOT_AUTHOR -> forbidden(why);
      case NAME_TAKEN, INVALID, FULL, UNCHANGEABLE -> badRequest(why);
    };
  }

  int status() {
    return status;
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("type", DOCS + code)
        .put("title", title)
        .put("code", code)
        .put("detail", getMessage());
  }
}
