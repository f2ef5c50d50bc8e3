package dev.spotter.bot.inbox;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Hands events out in the order of their conversation and lane, at least once. Thread-safe. */
public interface EventSource {

  /**
   * Takes what can be worked on: of every conversation the oldest unfinished event of the lane when
   * its time has come and no node has it. It is this node's until it is settled, or until the lease
   * ends without {@link #renew}. Taking it counts as an attempt. Events that this version cannot
   * read are left to newer nodes and hold up nothing.
   *
   * @param lane which part of the conversations
   * @param connections the connections that can be answered now
   * @param limit the largest number of events
   * @return the events, oldest first
   */
  Future<List<ClaimedEvent>> claim(Lane lane, Set<String> connections, int limit);

  /** Keeps claimed events for another lease. */
  Future<Void> renew(Collection<ClaimedEvent> events);
}
