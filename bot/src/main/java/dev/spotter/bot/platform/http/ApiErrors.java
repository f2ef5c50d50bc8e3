package dev.spotter.bot.platform.http;

import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/**
 * Error classifier of API calls: what a status, or the lack of an answer, asks for. Platforms put
 * what they mean otherwise before it. Stateless.
 */
public final class ApiErrors {

  private ApiErrors() {}

  /**
   * Takes no other answer than success.
   *
   * @param call what was called
   * @param answer its answer
   * @return the answer
   * @throws PlatformException when its status is none of 200 to 299
   */
  public static ApiAnswer successful(ApiCall call, ApiAnswer answer) {
    if (answer.isSuccess()) {
      return answer;
    }
    throw ofStatus(
        call,
        answer.status(),
        call.name() + " was answered with status " + answer.status(),
        answer.retryAfter());
  }

  /**
   * Classifies a status that is no success.
   *
   * <p>401, 402 and 403 are for the operator: credentials, balance, permissions. 408, 425 and 429
   * pass. A server's own error may come after the work was done.
   *
   * @param call what was called
   * @param status none of 200 to 299
   * @param message what failed, without any secret
   * @param retryAfter the wait that the answer asks for, if it does
   */
  public static PlatformException ofStatus(
      ApiCall call, int status, String message, Optional<Duration> retryAfter) {
    if (status >= 500) {
      return mayBeDone(call, message, retryAfter);
    }
    return switch (status) {
      case 401, 402, 403 -> PlatformException.of(Reaction.ALERT, message);
      case 408, 425, 429 -> PlatformException.busy(message, retryAfter);
      default -> PlatformException.of(Reaction.GIVE_UP, message);
    };
  }

  /**
   * Returns the failure of a call that may have had its effect; for one that can be called again,
   * it does not matter.
   *
   * @param call what was called
   * @param message what failed, without any secret
   * @param retryAfter the wait that the answer asks for, if it does
   */
  public static PlatformException mayBeDone(
      ApiCall call, String message, Optional<Duration> retryAfter) {
    return call.once()
        ? PlatformException.unsure(message, retryAfter)
        : PlatformException.busy(message, retryAfter);
  }

  /**
   * Classifies a call that got no whole answer.
   *
   * @param failure what the client says
   * @param told its message, without any secret
   */
  static PlatformException ofSilence(ApiCall call, Throwable failure, String told) {
    String message = call.name() + " failed: " + told;
    return wasNeverSent(failure)
        ? PlatformException.busy(message, Optional.empty())
        : mayBeDone(call, message, Optional.empty());
  }

  private static boolean wasNeverSent(Throwable failure) {
    return failure instanceof ConnectException
        || failure instanceof UnknownHostException
        || failure instanceof SSLHandshakeException
        || failure instanceof ConnectionPoolTooBusyException;
  }
}
