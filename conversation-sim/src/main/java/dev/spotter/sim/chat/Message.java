package dev.spotter.sim.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as it is at some moment, after what has changed it since it was posted.
 *
 * @param posted the event that it was posted by; its content is a text or photos
 * @param versions every text it has had, the present one last; empty for photos
 * @param edited the event by which it got its present text, if that is not its first
 * @param deleted whether its author has deleted it
 * @param reactions who reacts by what, in the order of the first of each
 */
public record Message(
    Event posted,
    List<String> versions,
    Optional<Event> edited,
    boolean deleted,
    Map<Emoji, List<Member>> reactions) {

  /** Copies {@code versions}; {@code reactions} must not be changed any more. */
  public Message {
    versions = List.copyOf(versions);
  }

  /**
   * Returns what it says.
   *
   * @return the present text; empty for photos
   */
  public String text() {
    return versions.isEmpty() ? "" : versions.get(versions.size() - 1);
  }
}
