package dev.spotter.bot.learn;

import dev.spotter.bot.caption.LessonSentence.Claim;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.classify.EmbeddedPicture;
import dev.spotter.bot.inbox.Lesson.Source;
import java.util.List;

/**
 * What somebody wants to teach.
 *
 * @param text the text that says it
 * @param source who teaches, on which picture
 * @param claims what the picture is and is not
 * @param picture the picture
 */
public record Teaching(
    TextPosted text, Source source, List<Claim> claims, EmbeddedPicture picture) {

  /** Copies {@code claims}. */
  public Teaching {
    claims = List.copyOf(claims);
  }
}
