package dev.spotter.bot.handle;

import dev.spotter.bot.caption.CommandWords;
import dev.spotter.bot.caption.Language;
import dev.spotter.bot.caption.LessonSentence;
import dev.spotter.bot.caption.Recognition;
import java.util.List;
import java.util.Optional;

/**
 * The languages of one event.
 *
 * @param language that it is answered in
 * @param understood languages that its words may be in, the likeliest first
 */
record Spoken(Language language, List<Language> understood) {

  /** Writes a caption. */
  String caption(Optional<String> uploader, List<Recognition> pictures) {
    return language.captions().write(uploader, pictures);
  }

  /** Reads a command in any of the languages. */
  Optional<CommandWords.Said> command(String text) {
    return understood.stream().flatMap(it -> it.commands().parse(text).stream()).findFirst();
  }

  /** Reads a lesson in any of the languages. */
  Optional<LessonSentence> lesson(String text) {
    return understood.stream().flatMap(it -> it.grammar().parse(text).stream()).findFirst();
  }

  /** Returns the label or wider word that a noun names in any of the languages, or the noun. */
  String label(String noun) {
    return understood.stream()
        .flatMap(it -> it.grammar().label(noun).stream())
        .findFirst()
        .orElse(noun);
  }
}
