package dev.spotter.classifier.caption;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The table of nouns of one language, a tab-separated file. Immutable.
 *
 * @param byKey label or wider word to its noun
 * @param keys noun in small letters to the label or wider word that it names
 */
record Nouns(Map<String, Noun> byKey, Map<String, String> keys) {

  private static final Pattern TAB = Pattern.compile("\t");

  /**
   * One line.
   *
   * @param gender what the language's sentences tell nouns apart by: gender, article or measure
   *     word; "none" for a phrase that is said as it is
   * @param noun without its article, or the phrase
   * @param ofPhoto the same beside "photo", if it differs there
   */
  record Noun(String gender, String noun, Optional<String> ofPhoto) {

    private static Noun of(String[] columns) {
      return new Noun(
          columns[1].equals("-") ? "none" : columns[1],
          columns[2],
          columns.length > 3 ? Optional.of(columns[3]) : Optional.empty());
    }
  }

  /** Returns the table of a language; empty when there is no such file. */
  static Optional<Nouns> of(Locale locale) {
    String suffix = locale.equals(Locale.ENGLISH) ? "" : "_" + locale.getLanguage();
    try (InputStream in = Nouns.class.getResourceAsStream("nouns" + suffix + ".tsv")) {
      return in == null ? Optional.empty() : Optional.of(read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Nouns read(InputStream in) throws IOException {
    Map<String, Noun> nouns = new LinkedHashMap<>();
    Map<String, String> keys = new HashMap<>();
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] columns = TAB.split(line);
          nouns.put(columns[0], Noun.of(columns));
          keys.putIfAbsent(columns[2].toLowerCase(Locale.ROOT), columns[0]);
        }
      }
    }
    return new Nouns(Collections.unmodifiableMap(nouns), Map.copyOf(keys));
  }
}
