package dev.spotter.bot.caption;

import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.taught.TaughtLabel;
import java.util.Optional;

/**
 * What became of a sentence that was meant as a lesson, in codes; {@link LessonAnswers} has the
 * words.
 *
 * @param kind what became of it
 * @param about what it was about: one of the model's own labels, or one that was taught, with its
 *     phrase; silent of what a picture is not
 * @param label what is known of the label now, when it is one that was taught
 */
public record LessonOutcome(Kind kind, Answer about, Optional<TaughtLabel> label) {

  /** What can become of a lesson. */
  public enum Kind {
    /** A label was taught that the model lacks. */
    TAUGHT,
    /** The picture got one of the model's labels, or lost one. */
    CORRECTED,
    /** The bot says so already. */
    AGREED,
    /** It names nothing that there is, so that it is no lesson. */
    UNKNOWN,
    /** The picture shows nothing new of the label. */
    NEAR_COPY,
    /** The member may not teach this. */
    NOT_ALLOWED,
    /** The member or the uploader opted out. */
    OPTED_OUT,
    /** The member has taught a lot in the last hour. */
    TOO_FAST,
    /** The conversation has as many labels as it may. */
    TOO_MANY_LABELS,
    /** The conversation has as many lessons as it may. */
    TOO_MANY_LESSONS,
    /** The model cannot learn in a chat. */
    CANNOT_LEARN,
    /** The message has several pictures, and which one is meant was not said. */
    WHICH,
    /** It says that the caption is wrong, where the caption says nothing. */
    WHAT,
    /** The bot never captioned the message. */
    NO_CAPTION,
    /** The picture cannot be had any more. */
    NO_PICTURE
  }

  /** Creates an outcome of something. */
  public static LessonOutcome of(Kind kind, Answer about) {
    return new LessonOutcome(kind, about, Optional.empty());
  }

  /** Creates an outcome of nothing in particular. */
  public static LessonOutcome of(Kind kind) {
    return of(kind, Answer.silent());
  }
}
