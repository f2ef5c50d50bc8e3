package dev.spotter.bot.platform;

import java.util.Optional;

/**
 * What a {@link Check} found.
 *
 * @param verdict how bad it is
 * @param message what was found, in plain words and without any secret
 * @param advice what to do about it; empty when all is well
 */
public record Finding(Verdict verdict, String message, Optional<String> advice) {

  /** How bad a finding is. */
  public enum Verdict {
    /** As it should be. */
    FINE,
    /** It works, but perhaps not as it was meant. */
    DOUBTFUL,
    /** It does not work. */
    WRONG
  }

  /** Returns the finding that something is as it should be. */
  public static Finding fine(String message) {
    return new Finding(Verdict.FINE, message, Optional.empty());
  }

  /** Returns the finding that something may not be as it was meant, and what to do then. */
  public static Finding doubtful(String message, String advice) {
    return new Finding(Verdict.DOUBTFUL, message, Optional.of(advice));
  }

  /** Returns the finding that something does not work, and what to do. */
  public static Finding wrong(String message, String advice) {
    return new Finding(Verdict.WRONG, message, Optional.of(advice));
  }
}
