package dev.spotter.sim.chat;

/** Hears of every change of a {@link Chat}, on the chat's thread, in the order of the changes. */
public interface ChatListener {

  /**
   * A conversation was created, or somebody joined it.
   *
   * @param conversation the conversation as it is now
   */
  default void onConversation(Conversation conversation) {}

  /**
   * A member was created.
   *
   * @param member the new member
   */
  default void onMember(Member member) {}

  /**
   * Something was posted.
   *
   * @param event what was posted
   */
  default void onEvent(Event event) {}
}
