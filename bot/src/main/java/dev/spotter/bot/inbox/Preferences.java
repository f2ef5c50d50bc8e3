package dev.spotter.bot.inbox;

import java.util.Locale;
import java.util.Optional;

/**
 * What a conversation told the bot about how to answer there.
 *
 * @param language the language to speak; empty when nobody told
 * @param answering what is answered
 */
public record Preferences(Optional<Locale> language, Answering answering) {

  /** What is told where nobody told anything. */
  public static final Preferences NONE = new Preferences(Optional.empty(), Answering.USUAL);

  /** What the bot answers of photos. */
  public enum Answering {
    /** What the operator wants. */
    USUAL,
    /** Nothing. */
    QUIET,
    /** Only photos of which it knows what they show. */
    WHEN_SURE
  }
}
