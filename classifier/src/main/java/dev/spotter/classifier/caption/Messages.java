package dev.spotter.classifier.caption;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * A message catalogue: patterns of ICU MessageFormat by key, a properties file a language, in
 * UTF-8. What a language's file lacks is said in English. Immutable and thread-safe.
 */
public final class Messages {

  private final ResourceBundle patterns;
  private final ULocale formats;

  private Messages(ResourceBundle patterns, ULocale formats) {
    this.patterns = patterns;
    this.formats = formats;
  }

  /**
   * Reads a catalogue.
   *
   * @param owner a class of the package that the files are in
   * @param name the files' name: {@code name.properties} is English, {@code name_de.properties}
   *     German
   * @param locale the language
   * @param formats by whose rules of the CLDR numbers are written and plurals told apart
   */
  static Messages of(Class<?> owner, String name, Locale locale, ULocale formats) {
    return new Messages(table(owner, name, locale), formats);
  }

  /** Reads a properties file of a language, which falls back on English key by key. */
  static ResourceBundle table(Class<?> owner, String name, Locale locale) {
    return ResourceBundle.getBundle(
        owner.getPackageName() + "." + name,
        locale.equals(Locale.ENGLISH) ? Locale.ROOT : locale,
        owner.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * Returns a sentence.
   *
   * @param key of its pattern
   * @param values what its arguments stand for, by their names
   */
  public String format(String key, Map<String, ?> values) {
    return new MessageFormat(patterns.getString(key), formats).format(values);
  }

  /** Returns a sentence without arguments. */
  public String format(String key) {
    return format(key, Map.of());
  }
}
