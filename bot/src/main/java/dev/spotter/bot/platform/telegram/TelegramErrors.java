package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Says what a call of the Bot API that went wrong asks for. */
final class TelegramErrors {

  /** The longest wait the API may ask for. */
  private static final long MAX_RETRY_AFTER_SECONDS = 3_600;

  /** The most of a description that is told. */
  private static final int MAX_DESCRIPTION = 200;

  private TelegramErrors() {}

  /** A group became a supergroup, which is another chat: thrown by {@link #ofAnswer}. */
  static final class MovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long chat;

    MovedException(long chat) {
      super("the group is the supergroup " + chat + " now");
      this.chat = chat;
    }

    /** Returns the id of the chat it is now. */
    long chat() {
      return chat;
    }
  }

  /**
   * Classifies {@code {ok: false, error_code, description, parameters}}.
   *
   * <p>401 and 404 are for the operator: Telegram does not know the token; so is 409, when
   * something else fetches the bot's updates. 403 says that the bot was blocked or removed. A
   * server's own error may come after the work was done.
   *
   * @param method the method that was called
   * @param status the answer's HTTP status
   * @param answer its body, if that was JSON
   * @param retryAfter its Retry-After header, or null
   * @param once whether the call must not have its effect twice
   */
  static RuntimeException ofAnswer(
      String method, int status, JsonNode answer, String retryAfter, boolean once) {
    OptionalLong moved = migration(answer);
    if (moved.isPresent()) {
      return new MovedException(moved.getAsLong());
    }
    int code = answer.path("error_code").asInt(status);
    String message = message(method, code, answer.path("description").asText());
    if (code >= 500) {
      return once
          ? PlatformException.unsure(message, wait(answer, retryAfter))
          : PlatformException.busy(message, wait(answer, retryAfter));
    }
    return switch (code) {
      case 401, 404 ->
          PlatformException.of(
              Reaction.ALERT, message + "; check SPOTTER_TELEGRAM_BOT_TOKEN with BotFather");
      case 409 -> PlatformException.of(Reaction.ALERT, message);
      case 408, 420, 429 -> PlatformException.busy(message, wait(answer, retryAfter));
      default -> PlatformException.of(Reaction.GIVE_UP, message);
    };
  }

  /**
   * Classifies a call that got no answer.
   *
   * @param told what the client said of it, without the token
   */
  static PlatformException ofSilence(String method, Throwable failure, String told, boolean once) {
    String message = method + " failed: " + told;
    boolean neverSent =
        failure instanceof ConnectException || failure instanceof UnknownHostException;
    return neverSent || !once
        ? PlatformException.of(Reaction.RETRY, message)
        : PlatformException.unsure(message, Optional.empty());
  }

  private static OptionalLong migration(JsonNode answer) {
    JsonNode chat = answer.at("/parameters/migrate_to_chat_id");
    return chat.isIntegralNumber() ? OptionalLong.of(chat.asLong()) : OptionalLong.empty();
  }

  private static String message(String method, int code, String description) {
    String told = description.substring(0, Math.min(description.length(), MAX_DESCRIPTION));
    return method + " was answered with " + code + (told.isEmpty() ? "" : " \"" + told + "\"");
  }

  /** The body's wait counts before the header's; only seconds are read. */
  private static Optional<Duration> wait(JsonNode answer, String header) {
    JsonNode inBody = answer.at("/parameters/retry_after");
    String seconds = inBody.isIntegralNumber() ? inBody.asText() : String.valueOf(header);
    return seconds.strip().matches("-?\\d{1,9}")
        ? Optional.of(bounded(Long.parseLong(seconds.strip())))
        : Optional.empty();
  }

  private static Duration bounded(long seconds) {
    return Duration.ofSeconds(Math.min(Math.max(seconds, 0), MAX_RETRY_AFTER_SECONDS));
  }
}
