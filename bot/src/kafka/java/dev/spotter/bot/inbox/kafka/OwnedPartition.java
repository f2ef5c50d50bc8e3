package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.inbox.sql.PartitionInbox;
import dev.spotter.bot.inbox.sql.PartitionInbox.Logged;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A partition that this bot owns, and what became of its latest entries, for those who wait to
 * know. Thread-safe.
 */
final class OwnedPartition {

  /** More entries than are on their way at once. */
  private static final int REMEMBERED = 10_000;

  private final PartitionInbox inbox;
  private final StateWriter changelog;
  private final WorkingFolder folder;
  private final Map<Long, Promise<Long>> waiting = new HashMap<>();
  private final Map<Long, Long> results =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final PostsInFlight posts = new PostsInFlight();
  private long position;

  /**
   * Creates it.
   *
   * @param inbox its rows
   * @param changelog takes what changes in them
   * @param folder where they are
   */
  OwnedPartition(PartitionInbox inbox, StateWriter changelog, WorkingFolder folder) {
    this.inbox = inbox;
    this.changelog = changelog;
    this.folder = folder;
    this.position = inbox.position();
  }

  PartitionInbox inbox() {
    return inbox;
  }

  PostsInFlight posts() {
    return posts;
  }

  /** Returns the offset of the first entry that is not applied. */
  synchronized long position() {
    return position;
  }

  /** Applies entries in their order; the next may be applied when this has completed. */
  Future<Void> apply(List<Logged> entries) {
    return inbox.apply(entries).onSuccess(applied -> note(entries, applied)).mapEmpty();
  }

  private void note(List<Logged> entries, List<Long> applied) {
    List<Runnable> told = new ArrayList<>();
    synchronized (this) {
      for (int i = 0; i < entries.size(); i++) {
        long offset = entries.get(i).offset();
        long result = applied.get(i);
        results.put(offset, result);
        Promise<Long> waits = waiting.remove(offset);
        if (waits != null) {
          told.add(() -> waits.tryComplete(result));
        }
        position = offset + 1;
      }
    }
    told.forEach(Runnable::run);
  }

  /** Completes with what an entry has changed, once it is applied; fails when that is not known. */
  synchronized Future<Long> applied(long offset) {
    Long result = results.get(offset);
    if (result != null) {
      return Future.succeededFuture(result);
    }
    return offset < position
        ? Future.failedFuture("not remembered")
        : waiting.computeIfAbsent(offset, first -> Promise.promise()).future();
  }

  /** Gives back what was not begun, if it is still this bot's to give, and removes the rows. */
  Future<Void> close() {
    List<Promise<Long>> left;
    synchronized (this) {
      left = List.copyOf(waiting.values());
      waiting.clear();
    }
    left.forEach(promise -> promise.tryFail("the partition is another bot's now"));
    return inbox.close().otherwiseEmpty().eventually(() -> folder.remove(changelog::close));
  }

  /** Writes nothing more: the partition is another bot's. */
  void abandon() {
    changelog.abandon();
  }
}
