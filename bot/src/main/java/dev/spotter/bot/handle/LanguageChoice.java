package dev.spotter.bot.handle;

import dev.spotter.bot.caption.CaptionOptions;
import dev.spotter.bot.caption.Language;
import dev.spotter.bot.caption.Languages;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.inbox.PreferenceStore;
import dev.spotter.bot.inbox.Preferences;
import dev.spotter.bot.inbox.Preferences.Answering;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses how an event is answered. The language is the one that the conversation was told to
 * speak; else the member's, as far as the platform tells; else the operator's. Words are understood
 * in any of these, and in English. Thread-safe.
 */
public final class LanguageChoice {

  private final Languages languages;
  private final PreferenceStore preferences;
  private final Language usual;
  private final Optional<Answering> usually;

  /**
   * Creates it.
   *
   * @param languages that the bot speaks
   * @param preferences what conversations told
   * @param options what the operator wants
   */
  public LanguageChoice(Languages languages, PreferenceStore preferences, CaptionOptions options) {
    this.languages = languages;
    this.preferences = preferences;
    this.usual = languages.of(options.locale()).orElseGet(languages::english);
    this.usually = options.sayUnsure() ? Optional.empty() : Optional.of(Answering.WHEN_SURE);
  }

  /** Returns how an event is answered. */
  Future<Spoken> of(ChatEvent event) {
    return preferences.of(event.in()).map(told -> spoken(event, told));
  }

  /** Returns the language that people call so, in any language. */
  Optional<Language> named(String name) {
    return languages.named(name);
  }

  private Spoken spoken(ChatEvent event, Preferences told) {
    Stream<Language> choice =
        Stream.of(told.language(), event.locale())
            .flatMap(locale -> locale.flatMap(languages::of).stream());
    List<Language> all =
        Stream.concat(choice, Stream.of(usual, languages.english())).distinct().toList();
    Optional<Answering> answering =
        told.answering() == Answering.USUAL ? usually : Optional.of(told.answering());
    return new Spoken(all.get(0), all, answering);
  }
}
