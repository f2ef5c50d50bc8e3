package dev.spotter.bot.caption;

import dev.spotter.classifier.caption.Wording;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of one language that {@link LessonGrammar} reads by, as patterns. Immutable. */
final class LessonTable {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final String SEPARATORS = ",.!;:，。！；：、،؛ -";

  private final Wording wording;

  final Pattern wrong;
  final Pattern opening;
  final Pattern nameIs;
  final Pattern sentence;
  private final Pattern which;
  final Pattern bareNot;
  final Pattern rather;
  final Pattern but;
  final Pattern article;
  final Pattern owner;
  final Pattern the;
  final Pattern namedArticle;
  final Pattern named;
  final Pattern apposition;
  final Pattern photoOf;
  final Pattern ending;
  private final Pattern noNounEnding;
  private final Pattern inflection;
  final boolean bareNoun;
  private final List<String> ordinals;
  private final List<String> numbers;
  private final String last;
  private final Set<String> noNoun;
  private final Set<String> noName;
  private final Map<String, String> same;
  private final Map<String, String> kinds;

  private LessonTable(ResourceBundle words, Wording wording) {
    this.wording = wording;
    String blank = words.getString("blank");
    String subject = words.getString("subject");
    String selector = words.getString("which");
    String adverbs = "(?:%s(?:%s))*".formatted(blank, words.getString("adverb"));
    String openings = "(?:(?:" + words.getString("opening") + ")[" + SEPARATORS + "]+)";
    wrong = pattern(openings + "*(?:" + words.getString("wrong") + ")");
    opening = pattern("^" + openings + "+");
    nameIs = pattern(words.getString("name.is"));
    which = pattern(selector);
    sentence =
        pattern(
            "(?:%s|(?<which>%s))(?:(?<not>%s)|(?:%s))%s(?<late>%s)?%s(?<rest>.+)"
                .formatted(
                    subject,
                    unnamed(selector),
                    words.getString("not"),
                    words.getString("is"),
                    adverbs,
                    words.getString("late"),
                    blank));
    bareNot = pattern("(?:" + words.getString("bare.not") + ")" + blank);
    rather = pattern(words.getString("rather"));
    but = pattern(words.getString("but"));
    article = pattern("(?:" + words.getString("article") + ")" + blank);
    owner = pattern("(?:" + words.getString("owner") + ")" + blank);
    the = pattern("(?:" + words.getString("the") + ")" + blank);
    namedArticle = pattern("(?:" + words.getString("named.article") + ")" + blank);
    named = pattern(blank + "(?:" + words.getString("named") + ")" + blank);
    apposition =
        pattern(
            "(?<name>.+?),? (?:%s|%s|%s) (?<kind>.+)"
                .formatted(
                    words.getString("article"), words.getString("the"), words.getString("owner")));
    photoOf = pattern("^(?:" + words.getString("photo.of") + ")");
    ending = pattern("(?:[,，،]?" + blank + "(?:" + words.getString("ending") + "))+$");
    noNounEnding = pattern(".*(?:" + words.getString("no.noun.ending") + ")");
    inflection = pattern(words.getString("inflection"));
    bareNoun = Boolean.parseBoolean(words.getString("bare.noun"));
    ordinals = list(words, "ordinals");
    numbers = list(words, "numbers");
    last = words.getString("last");
    noNoun = new HashSet<>(list(words, "opinion"));
    noNoun.addAll(list(words, "idiom"));
    noNoun.addAll(list(words, "half"));
    noName = new HashSet<>(noNoun);
    noName.addAll(list(words, "no.name"));
    same = pairs(words, "same");
    kinds = pairs(words, "kinds");
  }

  /** Returns the words of a language. */
  static LessonTable of(Wording wording) {
    Locale locale = wording.locale();
    return new LessonTable(
        ResourceBundle.getBundle(
            LessonTable.class.getPackageName() + ".lesson",
            locale.equals(Locale.ENGLISH) ? Locale.ROOT : locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
        wording);
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, FLAGS);
  }

  /** Groups have a name once in a pattern. */
  private static String unnamed(String regex) {
    return regex.replaceAll("\\(\\?<\\p{L}+>", "(?:");
  }

  private static List<String> list(ResourceBundle words, String key) {
    return Arrays.asList(words.getString(key).split("\\|"));
  }

  private static Map<String, String> pairs(ResourceBundle words, String key) {
    return list(words, key).stream()
        .map(pair -> pair.split(":"))
        .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
  }

  /** Returns another word for a noun, if there is one. */
  Optional<String> same(String noun) {
    return Optional.ofNullable(same.get(noun.toLowerCase(Locale.ROOT)));
  }

  /** Returns a wider word for a noun, if there is one. */
  Optional<String> kind(String noun) {
    return Optional.ofNullable(kinds.get(noun.toLowerCase(Locale.ROOT)));
  }

  /** Returns which picture is meant, from 0; empty when the words name none. */
  Optional<Integer> picture(String words) {
    Matcher matcher = which.matcher(words);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String ordinal = matcher.group("ordinal");
    String number = ordinal == null ? matcher.group("number") : ordinal;
    String digits = number.replaceAll("\\D", "");
    if (!digits.isEmpty()) {
      return Optional.of(Integer.parseInt(digits) - 1).filter(place -> place >= 0);
    }
    String word = number.toLowerCase(Locale.ROOT);
    if (word.equals(last)) {
      return Optional.of(LessonSentence.LAST);
    }
    int place = (ordinal == null ? numbers : ordinals).indexOf(word);
    return Optional.of(place).filter(found -> found >= 0);
  }

  /**
   * Returns the label or wider word, as a key, that a noun of this language names; in English that
   * is left to who knows the model's own labels.
   */
  Optional<String> label(String noun) {
    if (isEnglish()) {
      return Optional.empty();
    }
    String stem = inflection.matcher(noun).replaceFirst("");
    return Stream.of(noun, stem)
        .flatMap(word -> Stream.concat(wording.key(word).stream(), same(word).stream()))
        .findFirst();
  }

  /** Returns what a noun is a kind of, as a key; by one of its words, where they are several. */
  Optional<String> kindLabel(String noun) {
    return Stream.concat(Stream.of(noun), Arrays.stream(noun.split(" ")))
        .flatMap(word -> Stream.concat(label(word).stream(), kind(word).stream()))
        .findFirst();
  }

  boolean isEnglish() {
    return wording.locale().equals(Locale.ENGLISH);
  }

  /** Tells whether a word is neither noun nor name by its ending, such as "Ana's". */
  boolean isNoNounByEnding(String word) {
    return noNounEnding.matcher(word).matches();
  }

  boolean isNoNoun(String word) {
    return noNoun.contains(word);
  }

  boolean isNoName(String word) {
    return noName.contains(word);
  }
}
