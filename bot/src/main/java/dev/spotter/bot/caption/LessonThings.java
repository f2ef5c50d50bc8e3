package dev.spotter.bot.caption;

import dev.spotter.bot.caption.LessonSentence.Form;
import dev.spotter.bot.caption.LessonSentence.Thing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parser of the nouns and names in a lesson, the rule being: an article and a noun, or a name with
 * capital letters; small letters only after "called". Stateless.
 *
 * @param table the words of the language
 */
record LessonThings(LessonTable table) {

  private static final int MOST_WORDS = 3;
  private static final int LONGEST = 40;
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{Nd}'-]{0,29}");
  private static final Pattern NUMERAL = Pattern.compile("\\p{Nd}{1,4}|[IVX]{1,4}");

  /** Reads what a photo is said to show. */
  Optional<Thing> positive(String phrase) {
    String words = trimmed(phrase);
    return nounWithArticle(words)
        .or(() -> owned(words))
        .or(() -> nameWithKind(words))
        .or(() -> alone(words));
  }

  /** Reads what a photo is said not to show, which has to be a label that there is. */
  Optional<Thing> negative(String phrase) {
    String words = trimmed(phrase);
    return after(table.article, words)
        .or(() -> after(table.the, words))
        .or(() -> after(table.owner, words))
        .or(() -> Optional.of(words).filter(name -> table.bareNoun || isName(name)))
        .filter(noun -> isNoun(noun) || isName(noun))
        .map(this::known);
  }

  /** Reads a noun with its article that is all there is. */
  Optional<Thing> bare(String phrase) {
    return nounWithArticle(trimmed(phrase))
        .map(
            thing ->
                new Thing(
                    thing.words(), Form.KNOWN_ONLY, thing.kind(), thing.label(), thing.phrase()));
  }

  /** Reads a name after words that announce one. */
  Optional<Thing> name(String words) {
    return Optional.of(trimmed(words))
        .filter(name -> fits(name) && words(name).allMatch(this::mayBeInName))
        .map(name -> named(capitalised(name), Optional.empty()));
  }

  private Optional<Thing> nounWithArticle(String words) {
    return after(table.article, words).flatMap(noun -> noun(noun, words));
  }

  /** Where nouns have no article, a noun alone means a label that there is. */
  private Optional<Thing> alone(String words) {
    return table.bareNoun
        ? noun(words, words).map(thing -> thing.form() == Form.NAME ? thing : known(words))
        : Optional.empty();
  }

  private Optional<Thing> noun(String words, String phrase) {
    Matcher named = table.named.matcher(words);
    if (named.find()) {
      String kind = words.substring(0, named.start());
      return name(words.substring(named.end()))
          .filter(name -> isNoun(kind))
          .map(name -> named(name.words(), Optional.of(kind)));
    }
    return Optional.of(words).filter(this::isNoun).map(noun -> newNoun(noun, phrase));
  }

  private Thing newNoun(String noun, String phrase) {
    return new Thing(
        noun,
        Form.NOUN,
        table.isEnglish() ? Optional.empty() : table.kindLabel(noun),
        table.label(noun),
        Optional.of(phrase).filter(said -> !table.isEnglish()));
  }

  /** "our boat Calypso", "my dog", "the Eiffel Tower", "called rex". */
  private Optional<Thing> owned(String words) {
    Matcher called = table.named.matcher(" " + words);
    if (called.lookingAt()) {
      return name((" " + words).substring(called.end()));
    }
    Optional<String> name = after(table.namedArticle, words);
    if (name.isPresent()) {
      String article = lower(words.substring(0, words.length() - name.get().length()));
      return name.filter(this::isName).map(it -> named(article + it, Optional.empty()));
    }
    return after(table.owner, words)
        .flatMap(
            noun ->
                noun(noun, noun)
                    .filter(thing -> thing.form() == Form.NAME)
                    .or(() -> kindAndName(noun))
                    .or(() -> Optional.of(noun).filter(this::isNoun).map(this::known)));
  }

  private Optional<Thing> kindAndName(String words) {
    List<String> all = words(words).toList();
    for (int split = 1; split < all.size(); split++) {
      String kind = String.join(" ", all.subList(0, split));
      String name = String.join(" ", all.subList(split, all.size()));
      boolean noun = kind.equals(lower(kind)) || table.kindLabel(kind).isPresent();
      if (noun && isNoun(kind) && isName(name)) {
        return Optional.of(named(name, Optional.of(kind)));
      }
    }
    return Optional.empty();
  }

  /** "Rex", "Rex, a dog", "Rex the dog". */
  private Optional<Thing> nameWithKind(String words) {
    Matcher kind = table.apposition.matcher(words);
    if (kind.matches() && isName(kind.group("name")) && isNoun(kind.group("kind"))) {
      return Optional.of(named(kind.group("name"), Optional.of(kind.group("kind"))));
    }
    return Optional.of(words)
        .filter(this::isName)
        .map(name -> table.label(name).isPresent() ? known(name) : named(name, Optional.empty()));
  }

  private boolean isNoun(String words) {
    return fits(words)
        && words(words).allMatch(word -> WORD.matcher(word).matches())
        && words(words)
            .noneMatch(word -> table.isNoNounByEnding(word) || table.isNoNoun(lower(word)));
  }

  private boolean isName(String words) {
    return fits(words)
        && Character.isUpperCase(words.codePointAt(0))
        && words(words).allMatch(word -> isCapital(word) && mayBeInName(word));
  }

  private static boolean isCapital(String word) {
    return Character.isUpperCase(word.codePointAt(0)) || NUMERAL.matcher(word).matches();
  }

  private boolean mayBeInName(String word) {
    return NUMERAL.matcher(word).matches()
        || (WORD.matcher(word).matches()
            && !table.isNoNounByEnding(word)
            && !table.isNoName(lower(word)));
  }

  private static boolean fits(String words) {
    return !words.isEmpty() && words.length() <= LONGEST && words(words).count() <= MOST_WORDS;
  }

  private String trimmed(String phrase) {
    String words = table.ending.matcher(phrase.strip()).replaceAll("").strip();
    return table.photoOf.matcher(words).replaceFirst("").strip();
  }

  private static Optional<String> after(Pattern beginning, String words) {
    Matcher matcher = beginning.matcher(words);
    return matcher.lookingAt()
        ? Optional.of(words.substring(matcher.end()).strip())
        : Optional.empty();
  }

  private Thing known(String noun) {
    return new Thing(noun, Form.KNOWN_ONLY, Optional.empty(), table.label(noun), Optional.empty());
  }

  private Thing named(String name, Optional<String> kind) {
    Optional<String> known =
        kind.map(noun -> table.isEnglish() ? noun : table.kindLabel(noun).orElse(noun));
    return new Thing(name, Form.NAME, known, Optional.empty(), Optional.empty());
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" "));
  }

  private static String capitalised(String name) {
    int first = name.codePointAt(0);
    return new StringBuilder()
        .appendCodePoint(Character.toTitleCase(first))
        .append(name.substring(Character.charCount(first)))
        .toString();
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
