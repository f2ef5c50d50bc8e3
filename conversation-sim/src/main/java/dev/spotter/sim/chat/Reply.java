package dev.spotter.sim.chat;

import dev.spotter.sim.chat.PlatformProfile.Feature;
import java.util.List;

/**
 * A person's reply to a message, as the platform lets people make one. Where there are no replies,
 * people say to whom they speak: words for a bot begin with its name.
 *
 * @param words what is posted
 * @param references what the words belong to
 */
public record Reply(Content.Text words, References references) {

  /**
   * Returns a reply to a message.
   *
   * @param answered the message that is replied to
   * @param words what the person says
   * @param platform the platform it is on
   * @return the reply
   */
  public static Reply to(Event answered, String words, PlatformProfile platform) {
    boolean told = platform.has(Feature.REPLIES) || platform.has(Feature.REPLIES_IN_THREADS);
    String addressed = told ? words : addressed(words, answered.member());
    return new Reply(new Content.Text(addressed), References.replyTo(answered, platform));
  }

  private static String addressed(String words, Member author) {
    boolean mentioned = !Mention.in(words, List.of(author)).isEmpty();
    return mentioned || !author.bot() ? words : "@" + author.name() + " " + words;
  }
}
