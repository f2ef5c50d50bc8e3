package dev.spotter.bot.caption;

import dev.spotter.bot.chat.SizeLimit;
import dev.spotter.classifier.decision.Answer;
import java.util.Optional;

/**
 * What was recognised in one picture, in labels and codes; {@link CaptionWriter} has the words.
 *
 * @param answer what the classifier commits itself to
 * @param limit why it could not be looked at, when people should know
 * @param reason why it could not be looked at, for operators
 */
public record Recognition(Answer answer, Optional<SizeLimit> limit, Optional<String> reason) {

  /** Returns what a picture that was looked at shows. */
  public static Recognition seen(Answer answer) {
    return new Recognition(answer, Optional.empty(), Optional.empty());
  }

  /** Returns that a picture was not looked at, and why. */
  public static Recognition unseen(Optional<SizeLimit> limit, String reason) {
    return new Recognition(Answer.silent(), limit, Optional.of(reason));
  }
}
