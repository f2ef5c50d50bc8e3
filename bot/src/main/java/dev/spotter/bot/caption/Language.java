package dev.spotter.bot.caption;

import dev.spotter.classifier.caption.Messages;
import dev.spotter.classifier.caption.Wording;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All that the bot says and understands in one language. Immutable and thread-safe.
 *
 * @param locale the language
 * @param captions writes captions
 * @param lessons answers lessons
 * @param messages its other sentences
 * @param grammar understands lessons
 * @param commands understands commands
 */
public record Language(
    Locale locale,
    CaptionWriter captions,
    LessonAnswers lessons,
    Messages messages,
    LessonGrammar grammar,
    CommandWords commands) {

  /** Reads a language's files. */
  static Language of(Locale locale, Consumer<String> missing) {
    Wording wording = Wording.of(locale, missing);
    Messages messages = wording.messages(Language.class, "messages");
    return new Language(
        wording.locale(),
        new CaptionWriter(wording, messages),
        new LessonAnswers(wording, messages),
        messages,
        LessonGrammar.of(wording),
        CommandWords.of(wording.locale()));
  }

  /** Returns a sentence without arguments. */
  public String say(String key) {
    return messages.format(key);
  }

  /** Returns a sentence, one of two. */
  public String say(String key, boolean changed) {
    return messages.format(key + (changed ? ".now" : ".already"));
  }

  /** Reads a command of this language. */
  public Optional<CommandWords.Said> command(String text) {
    return commands.parse(text);
  }
}
