package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.http.RetryAfter;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.platform.http.ApiAnswer;
import dev.spotter.bot.platform.http.ApiCall;
import dev.spotter.bot.platform.http.ApiErrors;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Error classifier of the Bot API's refusals.
 *
 * @param connection name of the connection, for advice
 */
record TelegramErrors(String connection) {

  /** The most of a description that is told. */
  private static final int MAX_DESCRIPTION = 200;

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
   * something else fetches the bot's updates. 403 says that the bot was blocked or removed.
   *
   * @param call what was called
   * @param answer its answer
   */
  RuntimeException ofAnswer(ApiCall call, ApiAnswer answer) {
    OptionalLong moved = migration(answer.body());
    if (moved.isPresent()) {
      return new MovedException(moved.getAsLong());
    }
    int code = answer.body().path("error_code").asInt(answer.status());
    String message = message(call.name(), code, answer.body().path("description").asText(""));
    return switch (code) {
      case 401, 404 ->
          PlatformException.of(
              Reaction.ALERT,
              message + "; is " + Settings.variable(connection + ".bot-token") + " right?");
      case 403 -> PlatformException.of(Reaction.GIVE_UP, message);
      case 409 -> PlatformException.of(Reaction.ALERT, message);
      case 420 -> PlatformException.busy(message, wait(answer));
      default -> ApiErrors.ofStatus(call, code, message, wait(answer));
    };
  }

  private static OptionalLong migration(JsonNode answer) {
    JsonNode chat = answer.at("/parameters/migrate_to_chat_id");
    return chat.isIntegralNumber() ? OptionalLong.of(chat.asLong()) : OptionalLong.empty();
  }

  private static String message(String method, int code, String description) {
    String told = description.substring(0, Math.min(description.length(), MAX_DESCRIPTION));
    return method + " was answered with " + code + (told.isEmpty() ? "" : " \"" + told + "\"");
  }

  /** The body's wait counts before the header's. */
  private static Optional<Duration> wait(ApiAnswer answer) {
    JsonNode inBody = answer.body().at("/parameters/retry_after");
    return inBody.isIntegralNumber()
        ? Optional.of(RetryAfter.ofSeconds(inBody.asLong()))
        : answer.retryAfter();
  }
}
