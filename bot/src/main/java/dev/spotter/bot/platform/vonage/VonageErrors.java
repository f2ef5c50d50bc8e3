package dev.spotter.bot.platform.vonage;

import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.http.HttpMethod;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/**
 * Says what a call of Vonage's API that went wrong asks for. How many calls the Conversation API
 * allows stays unconfirmed; what it asks for by Retry-After is kept to.
 */
final class VonageErrors {

  /** The longest wait the API may ask for. */
  private static final long MAX_RETRY_AFTER_SECONDS = 3_600;

  private VonageErrors() {}

  /**
   * Classifies an answer that is no success.
   *
   * <p>401, 402 and 403 are for the operator: credentials, balance, permissions. A server's own
   * error may come after the work was done.
   *
   * @param call method and path
   * @param status the answer's status, none of 200 to 299
   * @param retryAfter the answer's Retry-After header, or null
   */
  static PlatformException ofStatus(String call, int status, String retryAfter) {
    String message = call + " was answered with status " + status;
    if (status >= 500) {
      return PlatformException.unsure(message, wait(retryAfter));
    }
    return switch (status) {
      case 401, 402, 403 -> PlatformException.of(Reaction.ALERT, message);
      case 408, 425, 429 -> PlatformException.busy(message, wait(retryAfter));
      default -> PlatformException.of(Reaction.GIVE_UP, message);
    };
  }

  /** Classifies a call that got no answer. */
  static PlatformException ofSilence(HttpMethod method, String path, Throwable failure) {
    String message = method + " " + path + " failed: " + failure.getMessage();
    boolean neverSent =
        failure instanceof ConnectException || failure instanceof UnknownHostException;
    return neverSent || method.equals(HttpMethod.GET)
        ? PlatformException.of(Reaction.RETRY, message)
        : PlatformException.unsure(message, Optional.empty());
  }

  /** Only the number of seconds is read, which APIs send; a date counts as nothing. */
  private static Optional<Duration> wait(String retryAfter) {
    if (retryAfter == null || !retryAfter.strip().matches("-?\\d{1,9}")) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(retryAfter.strip());
    return Optional.of(Duration.ofSeconds(Math.min(Math.max(seconds, 0), MAX_RETRY_AFTER_SECONDS)));
  }
}
