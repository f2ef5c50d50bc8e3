package dev.spotter.bot.caption;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Registry of the languages that the bot speaks, those of {@code languages.properties}. Immutable
 * and thread-safe.
 */
public final class Languages {

  private final Map<String, Language> byTag = new LinkedHashMap<>();
  private final Map<String, Pattern> names = new LinkedHashMap<>();

  /**
   * Reads all languages.
   *
   * @param missing told the language and the label or wider word that had to be said though the
   *     language's table lacks it
   */
  public Languages(BiConsumer<Locale, String> missing) {
    ResourceBundle table = table();
    for (String tag : tags()) {
      Locale locale = Locale.forLanguageTag(tag);
      byTag.put(tag, Language.of(locale, word -> missing.accept(locale, word)));
      int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
      names.put(tag, Pattern.compile(table.getString(tag), flags));
    }
  }

  private static ResourceBundle table() {
    return ResourceBundle.getBundle(Languages.class.getPackageName() + ".languages", Locale.ROOT);
  }

  /** Returns the IETF tags of all languages, in order. */
  public static Set<String> tags() {
    return new TreeSet<>(table().keySet());
  }

  /** Returns English, which is understood everywhere. */
  public Language english() {
    return byTag.get(Locale.ENGLISH.getLanguage());
  }

  /** Returns the language of a locale, whatever its region; empty when the bot lacks it. */
  public Optional<Language> of(Locale locale) {
    return Optional.ofNullable(byTag.get(locale.getLanguage()));
  }

  /** Returns the language that people call so, in any language; empty when the bot lacks it. */
  public Optional<Language> named(String name) {
    return names.entrySet().stream()
        .filter(it -> it.getValue().matcher(name).matches())
        .map(it -> byTag.get(it.getKey()))
        .findFirst();
  }
}
