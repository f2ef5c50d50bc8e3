package dev.spotter.sim.chat;

import java.util.List;

/**
 * A conversation as it is now.
 *
 * @param id {@code CON-<uuid>}; an emulation whose platform has ids of another form derives them
 *     from it
 * @param name shown to people, unique in the simulator, 1 to {@value Chat#MAX_NAME} characters
 * @param platform name of the platform it is on
 * @param members who has joined, in the order of joining
 */
public record Conversation(String id, String name, String platform, List<Member> members) {

  /** Copies {@code members}. */
  public Conversation {
    members = List.copyOf(members);
  }

  /**
   * Tells whether a member has joined.
   *
   * @param member the member's id
   * @return whether it is among {@link #members}
   */
  public boolean has(String member) {
    return members.stream().anyMatch(joined -> joined.id().equals(member));
  }
}
