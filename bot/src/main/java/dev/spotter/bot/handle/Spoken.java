package dev.spotter.bot.handle;

import dev.spotter.bot.caption.CommandWords;
import dev.spotter.bot.caption.Language;
import dev.spotter.bot.caption.LessonSentence;
import dev.spotter.bot.caption.Recognition;
import dev.spotter.bot.inbox.Preferences.Answering;
import java.util.List;
import java.util.Optional;

/**
 * How one event is answered.
 *
 * @param language that it is answered in
 * @param understood languages that its words may be in, the likeliest first
 * @param answering what is answered of photos; never {@link Answering#USUAL}, for that is the
 *     operator's choice: everything when empty
 */
record Spoken(Language language, List<Language> understood, Optional<Answering> answering) {

  /** Tells whether photos are left alone here. */
  boolean quiet() {
    return answering.equals(Optional.of(Answering.QUIET));
  }

  /** Writes a caption; empty when it would say nothing and nothing is to be said then. */
  Optional<String> caption(Optional<String> uploader, List<Recognition> pictures) {
    boolean unsure =
        pictures.stream()
            .allMatch(it -> language.captions().wording().thing(it.answer()).isEmpty());
    return unsure && answering.equals(Optional.of(Answering.WHEN_SURE))
        ? Optional.empty()
        : Optional.of(language.captions().write(uploader, pictures));
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
