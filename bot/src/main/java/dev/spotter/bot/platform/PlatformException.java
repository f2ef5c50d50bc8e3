package dev.spotter.bot.platform;

import dev.spotter.bot.chat.SizeLimit;
import java.time.Duration;
import java.util.Optional;

/** Fails a call to a platform's API, and says what to do about it. */
public final class PlatformException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What a failed call asks for. */
  public enum Reaction {
    /** It may pass: try again later. */
    RETRY,
    /** It will never succeed: do not try again. */
    GIVE_UP,
    /** It will succeed once the operator has done something: say so, and try again later. */
    ALERT,
    /** There is nothing to do: what it was about turned out to be nothing that the bot answers. */
    IGNORE
  }

  private final Reaction reaction;
  private final Optional<Duration> retryAfter;
  private final boolean unsure;
  private final Optional<SizeLimit> sizeLimit;

  private PlatformException(
      Reaction reaction,
      String message,
      Optional<Duration> retryAfter,
      boolean unsure,
      Optional<SizeLimit> sizeLimit) {
    super(message);
    this.sizeLimit = sizeLimit;
    this.reaction = reaction;
    this.retryAfter = retryAfter;
    this.unsure = unsure;
  }

  /**
   * Returns a failure after which the call certainly had no effect.
   *
   * @param reaction what to do
   * @param message what went wrong, without any secret
   */
  public static PlatformException of(Reaction reaction, String message) {
    return new PlatformException(reaction, message, Optional.empty(), false, Optional.empty());
  }

  /**
   * Returns a failure that passes: the call had no effect and may be tried again.
   *
   * @param message what went wrong, without any secret
   * @param retryAfter the shortest wait the platform asks for, if it does
   */
  public static PlatformException busy(String message, Optional<Duration> retryAfter) {
    return new PlatformException(Reaction.RETRY, message, retryAfter, false, Optional.empty());
  }

  /**
   * Returns a failure after which nobody knows whether the call had its effect.
   *
   * @param message what went wrong, without any secret
   * @param retryAfter the shortest wait the platform asks for, if it does
   */
  public static PlatformException unsure(String message, Optional<Duration> retryAfter) {
    return new PlatformException(Reaction.RETRY, message, retryAfter, true, Optional.empty());
  }

  /** Returns this failure as one of a call that was to settle an earlier doubt, and did not. */
  public PlatformException stillUnsure() {
    return new PlatformException(reaction, getMessage(), retryAfter, true, sizeLimit);
  }

  /** Returns this failure as one of a picture that is larger than bots may fetch. */
  public PlatformException beyond(SizeLimit limit) {
    return new PlatformException(reaction, getMessage(), retryAfter, unsure, Optional.of(limit));
  }

  /** Returns the limit that a picture exceeds, when that is what went wrong. */
  public Optional<SizeLimit> sizeLimit() {
    return sizeLimit;
  }

  /** Returns what to do. */
  public Reaction reaction() {
    return reaction;
  }

  /** Returns the shortest wait the platform asks for, if it does. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Returns whether the call may have had its effect all the same. */
  public boolean unsure() {
    return unsure;
  }
}
