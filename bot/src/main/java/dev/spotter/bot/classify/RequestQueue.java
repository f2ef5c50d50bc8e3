package dev.spotter.bot.classify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Requests that wait for a worker, first in, first out, bounded in number and in bytes.
 * Thread-safe.
 *
 * <p>Workers share this one queue instead of each having an event-bus consumer: the bus deals
 * messages out in turn, so a message can wait behind a busy worker while another is idle, and its
 * own queues have no bound that refuses. Here an idle worker leaves a wake-up call, the next
 * request uses it, and a worker that comes back takes all that has gathered meanwhile: a batch
 * forms from waiting, never by waiting.
 */
final class RequestQueue {

  private final int maxWaiting;
  private final long maxBytes;
  private final Queue<Request> waiting = new ArrayDeque<>();
  private final Queue<Runnable> idle = new ArrayDeque<>();
  private long bytes;
  private boolean closed;

  RequestQueue(int maxWaiting, long maxBytes) {
    this.maxWaiting = maxWaiting;
    this.maxBytes = maxBytes;
  }

  /**
   * Appends a request and wakes an idle worker.
   *
   * @param request to be answered by a worker
   * @throws OverloadedException when the queue is full or closed
   */
  void add(Request request) {
    Runnable wakeUp = append(request);
    if (wakeUp != null) {
      wakeUp.run();
    }
  }

  private synchronized Runnable append(Request request) {
    if (closed) {
      throw new OverloadedException("the classifiers are shutting down");
    }
    if (waiting.size() == maxWaiting || bytes + request.image().length > maxBytes) {
      throw new OverloadedException(waiting.size() + " images wait to be classified already");
    }
    waiting.add(request);
    bytes += request.image().length;
    return idle.poll();
  }

  /**
   * Takes what is waiting, without waiting itself. Requests answered already are dropped.
   *
   * @param max the most to take
   * @param wakeUp called once, on any thread, when there is work again; kept only when nothing is
   *     taken
   * @return 0 to {@code max} requests, oldest first
   */
  synchronized List<Request> take(int max, Runnable wakeUp) {
    List<Request> taken = new ArrayList<>(max);
    while (taken.size() < max && !waiting.isEmpty()) {
      Request next = waiting.remove();
      bytes -= next.image().length;
      if (!next.answer().isDone()) {
        taken.add(next);
      }
    }
    if (taken.isEmpty() && !closed) {
      idle.add(wakeUp);
    }
    return taken;
  }

  /** Wakes an idle worker if there is work, in place of one that was woken and will not come. */
  void wakeAnother() {
    Runnable wakeUp = idleIfNeeded();
    if (wakeUp != null) {
      wakeUp.run();
    }
  }

  private synchronized Runnable idleIfNeeded() {
    return waiting.isEmpty() ? null : idle.poll();
  }

  /** Refuses requests from now on; those that wait can still be taken. */
  synchronized void close() {
    closed = true;
  }

  synchronized int size() {
    return waiting.size();
  }
}
