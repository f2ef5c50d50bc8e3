package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;

/**
 * A photo that was posted, and what the bot is to answer.
 *
 * @param conversation the conversation's name
 * @param photo the posted event
 * @param rule what to answer
 */
record Question(String conversation, Event photo, CaptionRule rule) {

  /** Tells whether an event is the answer. */
  boolean answeredBy(Event said) {
    return said.conversation().equals(photo.conversation())
        && said.seq() > photo.seq()
        && said.content() instanceof Content.Text words
        && rule.accepts(photo.member().name(), words.text());
  }

  String describe() {
    String file = photo.content() instanceof Content.Photo p ? p.picture().name() : "";
    String by = photo.member().name();
    return "%s #%d, %s by %s, expected %s"
        .formatted(conversation, photo.seq(), file, by, rule.describe(by));
  }
}
