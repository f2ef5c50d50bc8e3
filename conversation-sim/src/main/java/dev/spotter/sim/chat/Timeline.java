package dev.spotter.sim.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The latest events of one conversation; not thread-safe. */
final class Timeline {

  private final int limit;
  private final List<Event> events = new ArrayList<>();
  private int lastSeq;

  Timeline(int limit) {
    this.limit = limit;
  }

  int nextSeq() {
    return lastSeq + 1;
  }

  void add(Event event) {
    lastSeq = event.seq();
    events.add(event);
    if (events.size() > 2 * limit) { // forget in large steps, so that adding stays cheap
      events.subList(0, events.size() - limit).clear();
    }
  }

  List<Event> after(int seq) {
    int kept = lastSeq - events.size();
    int from = Math.max(0, Math.min(events.size(), seq - kept));
    return List.copyOf(events.subList(Math.max(from, events.size() - limit), events.size()));
  }

  Optional<Event> get(int seq) {
    return after(seq - 1).stream().findFirst().filter(event -> event.seq() == seq);
  }
}
