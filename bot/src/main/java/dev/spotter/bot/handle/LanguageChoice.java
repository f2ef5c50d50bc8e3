package dev.spotter.bot.handle;

import dev.spotter.bot.caption.Language;
import dev.spotter.bot.caption.Languages;
import dev.spotter.bot.chat.ChatEvent;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the language of an answer: what the conversation was told to speak; else the member's, as
 * far as the platform tells; else the operator's. Words are understood in any of these, and in
 * English. Thread-safe.
 */
public final class LanguageChoice {

  private final Languages languages;
  private final Language usual;

  /**
   * Creates it.
   *
   * @param languages that the bot speaks
   * @param usual the operator's
   */
  public LanguageChoice(Languages languages, Language usual) {
    this.languages = languages;
    this.usual = usual;
  }

  /** Returns the languages of an event. */
  Future<Spoken> of(ChatEvent event) {
    return Future.succeededFuture(spoken(event, Optional.empty()));
  }

  private Spoken spoken(ChatEvent event, Optional<Language> told) {
    Optional<Language> member = event.locale().flatMap(languages::of);
    List<Language> all =
        Stream.concat(
                Stream.concat(told.stream(), member.stream()),
                Stream.of(usual, languages.english()))
            .distinct()
            .toList();
    return new Spoken(all.get(0), all);
  }
}
