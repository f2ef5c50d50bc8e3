package dev.spotter.bot.platform.slack;

import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.platform.http.ApiAnswer;
import dev.spotter.bot.platform.http.ApiCall;
import dev.spotter.bot.platform.http.ApiErrors;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Error classifier of Slack's own names of errors, which are those of its published API
 * specification. Stateless.
 */
final class SlackErrors {

  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,60}");

  /** What files.info says of a file that is gone, or that the bot is not to see. */
  private static final Set<String> NO_FILE =
      Set.of(
          "file_not_found",
          "file_deleted",
          "access_denied",
          "channel_not_found",
          "not_in_channel",
          "slack_connect_file_upload_sharing_blocked",
          "slack_connect_blocked_file_type");

  private SlackErrors() {}

  /**
   * Classifies an answer {@code {"ok":false,"error":...}}. What is not known here will not succeed
   * by being repeated.
   *
   * @param call what was called
   * @param answer its answer
   */
  static PlatformException ofError(ApiCall call, ApiAnswer answer) {
    String error = answer.body().path("error").asText("");
    String name = NAME.matcher(error).matches() ? error : "an unreadable error";
    String message = call.name() + " was refused: " + name;
    if (call.name().equals("files.info") && NO_FILE.contains(name)) {
      return PlatformException.of(Reaction.IGNORE, message);
    }
    return switch (name) {
      case "ratelimited", "rate_limited", "message_limit_exceeded" ->
          PlatformException.busy(message, answer.retryAfter());
      case "internal_error", "fatal_error", "service_unavailable", "request_timeout" ->
          ApiErrors.mayBeDone(call, message, answer.retryAfter());
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
}
