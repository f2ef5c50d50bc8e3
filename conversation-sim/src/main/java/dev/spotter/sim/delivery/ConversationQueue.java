package dev.spotter.sim.delivery;

import dev.spotter.sim.chat.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The events of one conversation that the bot has not been told of; not thread-safe. */
final class ConversationQueue {

  /** The most events that wait. */
  static final int CAPACITY = 10_000;

  private final Deque<Event> waiting = new ArrayDeque<>();
  private boolean busy;

  /** Returns whether there was room. */
  boolean offer(Event event) {
    return waiting.size() < CAPACITY && waiting.offer(event);
  }

  /** Takes the next event and makes this queue busy; empty while it is busy or nothing waits. */
  Optional<Event> begin() {
    if (busy) {
      return Optional.empty();
    }
    Optional<Event> next = Optional.ofNullable(waiting.poll());
    busy = next.isPresent();
    return next;
  }

  /** Takes all that waits. */
  List<Event> clear() {
    List<Event> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }

  void done() {
    busy = false;
  }
}
