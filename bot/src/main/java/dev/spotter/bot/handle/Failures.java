package dev.spotter.bot.handle;

import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.classify.OverloadedException;
import dev.spotter.bot.fetch.FetchException;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.image.ImageProblem;
import dev.spotter.classifier.image.UnreadableImageException;
import java.util.concurrent.TimeoutException;

/** Error classifier of the stages: what a failure asks for. Stateless. */
final class Failures {

  private Failures() {}

  /** Tells whether a picture could not be had for now, so that having it may be tried again. */
  static boolean fetchMayPass(Throwable failure) {
    return lookupMayPass(failure)
        || failure instanceof TimeoutException
        || (failure instanceof FetchException f && f.retryable());
  }

  /** Tells whether a picture could not be classified for now. */
  static boolean classifyMayPass(Throwable failure) {
    return failure instanceof OverloadedException || failure instanceof TimeoutException;
  }

  /** Tells whether a look-up at a platform may be tried again. */
  static boolean lookupMayPass(Throwable failure) {
    return failure instanceof PlatformException p && p.reaction() == Reaction.RETRY;
  }

  /**
   * Tells whether a file turned out to be no picture: by its platform's word, or, where nobody said
   * that it is one, by bytes that start like no image.
   */
  static boolean isNoPicture(Throwable failure, Picture picture) {
    boolean unlike =
        failure instanceof UnreadableImageException unreadable
            && unreadable.problem().format().equals(ImageProblem.UNKNOWN);
    return (unlike && picture.guessed())
        || (failure instanceof PlatformException p && p.reaction() == Reaction.IGNORE);
  }

  /** Tells whether this bot has too much to do, rather than anything being wrong. */
  static boolean overloaded(Throwable failure) {
    return failure instanceof OverloadedException
        || (failure instanceof FetchException f && f.reason() == FetchException.Reason.OVERLOADED);
  }

  /** Returns what went wrong, for operators. */
  static String reason(Throwable failure) {
    if (failure instanceof UnreadableImageException unreadable) {
      return Wording.ENGLISH.problem(unreadable.problem());
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
