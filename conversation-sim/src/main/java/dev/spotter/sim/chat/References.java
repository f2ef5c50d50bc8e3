package dev.spotter.sim.chat;

import dev.spotter.sim.chat.PlatformProfile.Feature;
import java.util.Optional;

/**
 * Other events of the conversation that an event belongs to.
 *
 * @param thread number of the event that the thread it is in began with; empty outside of threads,
 *     and for that first event itself
 * @param answers number of the event it answers: of a person's message always where there is one,
 *     of a bot's where the platform's bots say so
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

  /**
   * Returns the references of a person's reply.
   *
   * @param answered the message that is replied to
   * @param platform the platform it is on
   * @return the references: in the message's thread, or, where replies are made in threads, in one
   *     that begins with it
   */
  public static References replyTo(Event answered, PlatformProfile platform) {
    Optional<Integer> thread = answered.references().thread();
    Optional<Integer> begun =
        platform.has(Feature.REPLIES_IN_THREADS)
            ? thread.or(() -> Optional.of(answered.seq()))
            : thread;
    return new References(begun, Optional.of(answered.seq()));
  }
}
