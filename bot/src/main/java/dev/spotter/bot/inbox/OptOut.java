package dev.spotter.bot.inbox;

import java.util.Optional;

/**
 * Photos that are left alone, because those whose they are do not want them looked at.
 *
 * @param platform where
 * @param conversation the conversation's id on the platform; every one when empty
 * @param member the uploader's id on the platform; every one when empty
 */
public record OptOut(String platform, Optional<String> conversation, Optional<String> member) {

  /**
   * Checks that something is named: who wants no photo of a platform looked at switches it off.
   *
   * @throws IllegalArgumentException when it is not
   */
  public OptOut {
    if (conversation.isEmpty() && member.isEmpty()) {
      throw new IllegalArgumentException("an opt-out names a conversation, a member or both");
    }
  }
}
