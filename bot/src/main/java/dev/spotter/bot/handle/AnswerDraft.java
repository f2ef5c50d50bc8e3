package dev.spotter.bot.handle;

import java.util.Optional;

/**
 * An answer that is about to be posted.
 *
 * @param text what it says
 * @param unnamed why it names less than there is, for operators; empty when it says all
 */
record AnswerDraft(String text, Optional<String> unnamed) {

  /** Creates an answer that says all there is to say. */
  AnswerDraft(String text) {
    this(text, Optional.empty());
  }
}
