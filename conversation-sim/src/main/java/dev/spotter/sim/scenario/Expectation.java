package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.picture.Picture;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that the bot is to do after a person has done something.
 *
 * @param kind what it is to do
 * @param conversation the conversation's name
 * @param asked what the person did
 * @param target the message that is to be edited or deleted, or may be edited instead of an answer;
 *     empty for what is to be said
 * @param rule what it is to say; empty when nothing is to be said, or the target to be deleted
 */
record Expectation(
    Kind kind,
    String conversation,
    Event asked,
    Optional<Integer> target,
    Optional<TextRule> rule) {

  /** What a bot can be expected to do. */
  enum Kind {
    /** Says what a photo shows. */
    CAPTION("caption"),
    /** Answers words or a reaction. */
    ANSWER("answer"),
    /** Changes or deletes what it has said. */
    EDIT("edit");

    private final String noun;

    Kind(String noun) {
      this.noun = noun;
    }
  }

  /** A caption, or with an empty rule that none comes. */
  static Expectation caption(String conversation, Event photo, Optional<TextRule> rule) {
    return new Expectation(Kind.CAPTION, conversation, photo, Optional.empty(), rule);
  }

  /** An answer. */
  static Expectation answer(String conversation, Event asked, TextRule rule) {
    return new Expectation(Kind.ANSWER, conversation, asked, Optional.empty(), Optional.of(rule));
  }

  /** Any answer to what replies to a message of the bot, or that the bot edits that message. */
  static Expectation response(String conversation, Event asked, Event message, TextRule any) {
    return new Expectation(
        Kind.ANSWER, conversation, asked, Optional.of(message.seq()), Optional.of(any));
  }

  /** That a message of the bot is edited, or with an empty rule deleted. */
  static Expectation edit(
      String conversation, Event asked, Event message, Optional<TextRule> rule) {
    return new Expectation(Kind.EDIT, conversation, asked, Optional.of(message.seq()), rule);
  }

  /** Whether nothing is to come. */
  boolean silent() {
    return target.isEmpty() && rule.isEmpty();
  }

  /** Whether an event of the bot is what is expected. */
  boolean metBy(Event said) {
    if (!said.conversation().equals(asked.conversation()) || said.seq() <= asked.seq()) {
      return false;
    }
    boolean changed = target.filter(message -> changes(said.content(), message)).isPresent();
    boolean told =
        kind != Kind.EDIT
            && said.content() instanceof Content.Text words
            && inPlace(said.references())
            && accepts(words.text());
    return changed || told;
  }

  private boolean changes(Content content, int message) {
    if (rule.isEmpty()) {
      return content.equals(new Content.Deletion(message));
    }
    return content instanceof Content.Edit edit && edit.target() == message && accepts(edit.text());
  }

  private boolean accepts(String text) {
    return rule.filter(expected -> expected.accepts(text)).isPresent();
  }

  /** An answer may say what it answers, and has to be in that one's thread or begin one there. */
  private boolean inPlace(References said) {
    References here = asked.references();
    int thread = here.thread().orElse(asked.seq());
    return said.answers()
            .map(it -> it == asked.seq() || here.answers().filter(it::equals).isPresent())
            .orElse(true)
        && said.thread().map(in -> in == thread).orElse(here.thread().isEmpty());
  }

  /** Names what is expected. */
  String noun() {
    return kind.noun;
  }

  /** Describes it in one line. */
  String describe() {
    String by = asked.member().name();
    String expected = rule.map(TextRule::describe).orElse(silent() ? "no answer" : "it deleted");
    return "%s #%d, %s by %s, expected %s"
        .formatted(conversation, asked.seq(), what(), by, expected);
  }

  private String what() {
    if (asked.content() instanceof Content.Photos photos) {
      return photos.pictures().stream().map(Picture::name).collect(Collectors.joining(" and "));
    }
    if (asked.content() instanceof Content.Reaction reaction) {
      return reaction.emoji().symbol();
    }
    return asked.content() instanceof Content.Text words ? "\"" + words.text() + "\"" : "";
  }
}
