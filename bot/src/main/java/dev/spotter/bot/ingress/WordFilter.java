package dev.spotter.bot.ingress;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.TextPosted;
import io.vertx.core.Future;

/**
 * Content filter for privacy: lets a text pass only when it is meant for the bot, so that other
 * people's words are never stored. Thread-safe.
 */
public final class WordFilter {

  /** Knows the bot's answers, and the messages that it answered. */
  @FunctionalInterface
  public interface AnsweredMessages {
    /** Tells whether a message of a conversation is an answer of the bot's, or was answered. */
    Future<Boolean> contain(Conversation in, String message);
  }

  private final AnsweredMessages answered;

  /**
   * Creates the filter.
   *
   * @param answered the messages whose replies are meant for the bot
   */
  public WordFilter(AnsweredMessages answered) {
    this.answered = answered;
  }

  /**
   * Tells whether an event is meant for the bot: every event but a text; a text that the platform
   * shows to be addressed to it, or that replies to a caption or to the photo that it is of.
   */
  Future<Boolean> isMeant(ChatEvent event) {
    if (!(event instanceof TextPosted text) || text.addressed()) {
      return Future.succeededFuture(true);
    }
    return text.replyTo()
        .map(message -> answered.contain(text.in(), message))
        .orElse(Future.succeededFuture(false));
  }
}
