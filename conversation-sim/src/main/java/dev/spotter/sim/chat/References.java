package dev.spotter.sim.chat;

import java.util.Optional;

/**
 * Other events of the conversation that an event belongs to.
 *
 * @param thread number of the event that the thread it is in began with; empty outside of threads,
 *     and for that first event itself
 * @param answers number of the event it answers, where the platform's bots say so
 */
public record References(Optional<Integer> thread, Optional<Integer> answers) {

  /** Belongs to no other event. */
  public static final References NONE = new References(Optional.empty(), Optional.empty());

  /**
   * Returns the references of an event in a thread.
   *
   * @param first number of the thread's first event
   * @return the references
   */
  public static References inThread(int first) {
    return new References(Optional.of(first), Optional.empty());
  }
}
