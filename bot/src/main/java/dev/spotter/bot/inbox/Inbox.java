package dev.spotter.bot.inbox;

import dev.spotter.bot.chat.Caption;
import dev.spotter.bot.chat.ImageUpload;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The durable queue between webhooks and answers: {@code RECEIVED -> POSTING -> POSTED | GAVE_UP}.
 * Several nodes may share one. A future that succeeds means that the change is on disk.
 * Thread-safe.
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
   * Takes what can be worked on: of every conversation the oldest unfinished upload, or group of
   * uploads, when its time has come and no node has it. It is this node's until it is settled, or
   * until the lease ends without {@link #renew}. Taking it counts as an attempt.
   *
   * @param platforms the platforms that can be answered now
   * @param limit the largest number of entries
   * @return the entries, oldest first
   */
  Future<List<InboxEntry>> claim(Set<String> platforms, int limit);

  /** Keeps claimed rows for another lease. */
  Future<Void> renew(Collection<Long> ids);

  /**
   * Notes that a caption is about to be posted, if the conversation may have one now.
   *
   * @param entry a claimed row
   * @param caption its answer
   * @param unnamed why the answer names less than there is, for operators
   * @return zero when it is noted and the caption may be posted; else how long to wait before
   *     asking again, and nothing was noted. Fails with {@link ClaimLostException} when another
   *     node has the row
   */
  Future<Duration> posting(InboxEntry entry, Caption caption, Optional<String> unnamed);

  /** Notes that the caption is in the conversation as the message {@code reply}, for the group. */
  Future<Void> posted(long id, String reply);

  /**
   * Notes a failed attempt, to be repeated, and gives the row back.
   *
   * @param id a claimed row
   * @param wait how long to wait before the next attempt
   * @param unsure whether the caption may have been posted all the same
   * @param reason what went wrong, for operators
   */
  Future<Void> retry(long id, Duration wait, boolean unsure, String reason);

  /** Notes that there will be no answer to a claimed row, and why. */
  Future<Void> giveUp(long id, String reason);

  /** Returns the message id of the last answer to an earlier upload of the same conversation. */
  Future<Optional<String>> lastReply(InboxEntry entry);

  /** Writes and flushes something that changes nothing; fails when that cannot be done. */
  Future<Void> check();

  /** Returns how many uploads are unfinished; others' are counted once a second. */
  int depth();

  /** Finishes what was begun, gives back what was not, and closes the store. */
  Future<Void> close();
}
