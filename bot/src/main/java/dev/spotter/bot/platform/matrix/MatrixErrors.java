package dev.spotter.bot.platform.matrix;

import dev.spotter.bot.config.Settings;
import dev.spotter.bot.http.RetryAfter;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.platform.http.ApiAnswer;
import dev.spotter.bot.platform.http.ApiCall;
import dev.spotter.bot.platform.http.ApiErrors;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Error classifier of Matrix's standard errors, {@code {"errcode": "M_...", "error": ...}}.
 *
 * @param connection name of the connection, for advice
 */
record MatrixErrors(String connection) {

  /** The most of an explanation that is told. */
  private static final int MAX_EXPLANATION = 200;

  private static final Pattern CODE = Pattern.compile("[A-Z0-9_.]{1,60}");

  /**
   * Classifies an answer that is no success.
   *
   * <p>{@code M_FORBIDDEN} says that the bot may not do it in that room; a wrong token has codes of
   * its own. What a server cannot do in a room is given up, what it cannot do at all is for the
   * operator.
   *
   * @param call what was called
   * @param answer its answer
   */
  PlatformException ofAnswer(ApiCall call, ApiAnswer answer) {
    String code = code(answer);
    String message = message(call, answer, code);
    return switch (code) {
      case "M_LIMIT_EXCEEDED" -> PlatformException.busy(message, wait(answer));
      case "M_UNKNOWN_TOKEN",
          "M_MISSING_TOKEN",
          "M_USER_DEACTIVATED",
          "M_USER_LOCKED",
          "M_USER_SUSPENDED",
          "M_CONSENT_NOT_GIVEN",
          "M_RESOURCE_LIMIT_EXCEEDED" ->
          PlatformException.of(
              Reaction.ALERT, message + "; see " + Settings.variable(connection) + "_..._TOKEN");
      case "M_UNRECOGNIZED" -> notThere(message);
      case "M_FORBIDDEN", "M_TOO_LARGE" -> PlatformException.of(Reaction.GIVE_UP, message);
      case "" -> answer.status() == 404 ? notThere(message) : ofStatus(call, answer, message);
      default -> ofStatus(call, answer, message);
    };
  }

  /** Tells whether a failure is that of a certain code. */
  static boolean is(Throwable failure, String code) {
    return String.valueOf(failure.getMessage()).contains(" was refused: " + code + " ");
  }

  private PlatformException notThere(String message) {
    return PlatformException.of(
        Reaction.ALERT,
        message + "; is " + Settings.variable(connection + ".homeserver-url") + " right?");
  }

  private static PlatformException ofStatus(ApiCall call, ApiAnswer answer, String message) {
    return ApiErrors.ofStatus(call, answer.status(), message, wait(answer));
  }

  private static String code(ApiAnswer answer) {
    String code = answer.body().path("errcode").asText("");
    return CODE.matcher(code).matches() ? code : "";
  }

  private static String message(ApiCall call, ApiAnswer answer, String code) {
    if (code.isEmpty()) {
      return call.name() + " was answered with status " + answer.status();
    }
    String told = answer.body().path("error").asText("");
    return "%s was refused: %s \"%s\""
        .formatted(call.name(), code, told.substring(0, Math.min(told.length(), MAX_EXPLANATION)));
  }

  /** The header counts; servers before Matrix 1.10 have only the field, in milliseconds. */
  private static Optional<Duration> wait(ApiAnswer answer) {
    long millis = answer.body().path("retry_after_ms").asLong(-1);
    return answer
        .retryAfter()
        .or(
            () ->
                millis < 0
                    ? Optional.empty()
                    : Optional.of(RetryAfter.ofSeconds((millis + 999) / 1000)));
  }
}
