package dev.spotter.bot.inbox;

import dev.spotter.bot.Caption;
import dev.spotter.bot.ImageUpload;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The durable queue between webhooks and answers: {@code RECEIVED -> POSTING -> POSTED | GAVE_UP}.
 * A future that succeeds means that the change is on disk. Thread-safe.
 */
public interface Inbox {

  /**
   * Keeps the uploads that are not known yet, by platform and dedupe key. Uploads of one group are
   * waited for and become one entry with the pictures of all; what comes after that entry was due
   * makes a new one.
   *
   * @param uploads what arrived; may be empty
   * @return the ids of the new rows; shorter than {@code uploads} when some were known. Fails with
   *     {@link InboxFullException} when there is no room
   */
  Future<List<Long>> store(List<ImageUpload> uploads);

  /**
   * Finds what can be worked on: of every conversation the oldest unfinished upload, or group of
   * uploads, when its time has come.
   *
   * @param platforms the platforms that can be answered now
   * @param limit the largest number of entries
   * @return the entries, oldest first
   */
  Future<List<InboxEntry>> due(Set<String> platforms, int limit);

  /** Notes that this caption is about to be posted. */
  Future<Void> posting(long id, Caption caption);

  /** Notes that the caption is in the conversation as the message {@code reply}, for the group. */
  Future<Void> posted(long id, String reply);

  /**
   * Notes a failed attempt, to be repeated.
   *
   * @param id the row
   * @param at when to try again
   * @param unsure whether the caption may have been posted all the same
   * @param reason what went wrong, for operators
   */
  Future<Void> retry(long id, Instant at, boolean unsure, String reason);

  /** Notes that there will be no answer, and why. */
  Future<Void> giveUp(long id, String reason);

  /** Returns the message id of the last answer in a conversation, if there is any. */
  Future<Optional<String>> lastReply(String platform, String conversation);

  /** Writes and flushes something that changes nothing; fails when that cannot be done. */
  Future<Void> check();

  /** Returns how many uploads are unfinished now. */
  int depth();

  /** Finishes what was begun and closes the store. */
  Future<Void> close();
}
