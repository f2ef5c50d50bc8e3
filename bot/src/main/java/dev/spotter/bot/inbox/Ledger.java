package dev.spotter.bot.inbox;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * The ledger of what became of events: {@code RECEIVED -> POSTING -> POSTED | DONE | GAVE_UP}. A
 * future that succeeds means that the change is on disk. Of a text that is finished the words are
 * forgotten. Thread-safe.
 */
public interface Ledger {

  /**
   * An event that was answered.
   *
   * @param event what happened; of an album the first message, with the pictures of all; of a text
   *     without its words
   * @param reply id of the bot's message
   * @param text what it said
   */
  record Answered(ChatEvent event, String reply, String text) {}

  /**
   * Notes that an answer is about to be posted, if the conversation may have one now.
   *
   * @param claimed a claimed event
   * @param text its answer
   * @param unnamed why the answer names less than there is, for operators
   * @return zero when it is noted and the answer may be posted; else how long to wait before asking
   *     again, and nothing was noted. Fails with {@link ClaimLostException} when another node has
   *     the event
   */
  Future<Duration> posting(ClaimedEvent claimed, String text, Optional<String> unnamed);

  /** Notes that the answer is in the conversation as the message {@code reply}. */
  Future<Void> posted(ClaimedEvent claimed, String reply);

  /**
   * Notes a failed attempt, to be repeated, and gives the event back.
   *
   * @param claimed a claimed event
   * @param wait how long to wait before the next attempt
   * @param unsure whether the answer may have been posted all the same
   * @param reason what went wrong, for operators
   */
  Future<Void> retry(ClaimedEvent claimed, Duration wait, boolean unsure, String reason);

  /** Notes that a claimed event needs no answer. */
  Future<Void> done(ClaimedEvent claimed);

  /** Notes that there will be no answer to a claimed event, and why. */
  Future<Void> giveUp(ClaimedEvent claimed, String reason);

  /** Returns the id of the last answer to an earlier event of the same conversation and lane. */
  Future<Optional<String>> lastReply(ClaimedEvent claimed);

  /**
   * Looks up what the bot answered.
   *
   * @param in a conversation
   * @param message id of the bot's answer, or of the message that it answers
   * @return the newest answered event with that message; empty when there is none
   */
  Future<Optional<Answered>> answered(Conversation in, String message);
}
