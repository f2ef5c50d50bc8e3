package dev.spotter.bot.platform.slack;

import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says what a call of Slack's API that went wrong asks for. The names of errors are those of
 * Slack's published API specification.
 */
final class SlackErrors {

  /** The longest wait the API may ask for. */
  private static final long MAX_RETRY_AFTER_SECONDS = 3_600;

  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,60}");

  private SlackErrors() {}

  /**
   * Classifies an answer {@code {"ok":false,"error":...}}. What is not known here will not succeed
   * by being repeated.
   *
   * @param method the API method
   * @param error the error's name
   * @param retryAfter the answer's Retry-After header, or null
   */
  static PlatformException ofError(String method, String error, String retryAfter) {
    String name = NAME.matcher(error).matches() ? error : "an unreadable error";
    String message = method + " was refused: " + name;
    return switch (name) {
      case "ratelimited", "rate_limited", "message_limit_exceeded" ->
          PlatformException.busy(message, wait(retryAfter));
      case "internal_error", "fatal_error", "service_unavailable", "request_timeout" ->
          PlatformException.unsure(message, wait(retryAfter));
      case "team_added_to_org" -> PlatformException.of(Reaction.RETRY, message);
      case "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "access_denied",
          "missing_scope",
          "no_permission",
          "not_allowed_token_type",
          "org_login_required",
          "ekm_access_denied",
          "team_access_not_granted",
          "enterprise_is_restricted" ->
          PlatformException.of(Reaction.ALERT, message);
      default -> PlatformException.of(Reaction.GIVE_UP, message);
    };
  }

  /**
   * Classifies an answer whose status is no success. A server's own error may come after the work
   * was done.
   *
   * @param method the API method
   * @param status the answer's status, none of 200 to 299
   * @param retryAfter the answer's Retry-After header, or null
   */
  static PlatformException ofStatus(String method, int status, String retryAfter) {
    String message = method + " was answered with status " + status;
    if (status >= 500) {
      return PlatformException.unsure(message, wait(retryAfter));
    }
    return switch (status) {
      case 401, 403 -> PlatformException.of(Reaction.ALERT, message);
      case 408, 425, 429 -> PlatformException.busy(message, wait(retryAfter));
      default -> PlatformException.of(Reaction.GIVE_UP, message);
    };
  }

  /** Classifies a call that got no answer; {@code reading} tells that it could change nothing. */
  static PlatformException ofSilence(String method, boolean reading, Throwable failure) {
    String message = method + " failed: " + failure.getMessage();
    boolean neverSent =
        failure instanceof ConnectException || failure instanceof UnknownHostException;
    return neverSent || reading
        ? PlatformException.of(Reaction.RETRY, message)
        : PlatformException.unsure(message, Optional.empty());
  }

  private static Optional<Duration> wait(String retryAfter) {
    if (retryAfter == null || !retryAfter.strip().matches("\\d{1,9}")) {
      return Optional.empty();
    }
    long seconds = Math.min(Long.parseLong(retryAfter.strip()), MAX_RETRY_AFTER_SECONDS);
    return Optional.of(Duration.ofSeconds(seconds));
  }
}
