package dev.spotter.sim.scenario;

import dev.spotter.sim.caption.Wordings;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.picture.Picture;
import java.util.stream.Collectors;

/**
 * A photo that was posted, and what the bot is to answer.
 *
 * @param conversation the conversation's name
 * @param photo the posted event
 * @param rule what to answer
 * @param wordings how captions are worded
 */
record Expectation(String conversation, Event photo, CaptionRule rule, Wordings wordings) {

  /** Tells whether an event is the answer. */
  boolean answeredBy(Event said) {
    return said.conversation().equals(photo.conversation())
        && said.seq() > photo.seq()
        && inPlace(said.references())
        && said.content() instanceof Content.Text words
        && rule.accepts(wordings, photo.member().name(), count(), words.text());
  }

  /** An answer may say what it answers, and has to be in the photo's thread or begin one there. */
  private boolean inPlace(References said) {
    int thread = photo.references().thread().orElse(photo.seq());
    boolean threaded = photo.references().thread().isPresent();
    return said.answers().map(answered -> answered == photo.seq()).orElse(true)
        && said.thread().map(in -> in == thread).orElse(!threaded);
  }

  private int count() {
    return photo.content() instanceof Content.Photos photos ? photos.pictures().size() : 0;
  }

  String describe() {
    String file =
        photo.content() instanceof Content.Photos photos
            ? photos.pictures().stream().map(Picture::name).collect(Collectors.joining(" and "))
            : "";
    String by = photo.member().name();
    return "%s #%d, %s by %s, expected %s"
        .formatted(conversation, photo.seq(), file, by, rule.describe(by));
  }
}
