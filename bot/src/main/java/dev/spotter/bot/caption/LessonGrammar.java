package dev.spotter.bot.caption;

import dev.spotter.bot.caption.LessonSentence.Claim;
import dev.spotter.bot.caption.LessonSentence.Thing;
import dev.spotter.classifier.caption.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of sentences that say what a photo shows: a small grammar over a table of words, one a
 * language. What it does not understand as a whole is no lesson. Immutable and thread-safe.
 *
 * <pre>
 *   lesson   = {opening} (subject | which) is thing [rather thing]     "no, it's a cat, not a dog"
 *            | {opening} (subject | which) not thing [but thing]       "the second one isn't a dog"
 *            | {opening} [not] thing                                   "not a dog", "a cat"
 *            | name-is NAME                                            "her name is Luna"
 *            | wrong                                                   "that's wrong"
 * </pre>
 */
public final class LessonGrammar {

  /** The grammar of English, which is understood everywhere. */
  public static final LessonGrammar ENGLISH = of(Wording.ENGLISH);

  private static final int LONGEST = 120;

  /** What no lesson holds: links, mentions, tags, markup, questions and further lines. */
  private static final Pattern FOREIGN = Pattern.compile("[?¿？؟@#<>/\\\\*_`\\n\\r\\t]|www\\.");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern CLOSING = Pattern.compile("^[\\s¡«“„]+|[\\s.!…)(:;,。！，；：、،؛»”-]+$");

  private final LessonTable table;
  private final LessonThings things;

  private LessonGrammar(LessonTable table) {
    this.table = table;
    this.things = new LessonThings(table);
  }

  /** Returns the grammar of a language. */
  public static LessonGrammar of(Wording wording) {
    return new LessonGrammar(LessonTable.of(wording));
  }

  /**
   * Reads a sentence.
   *
   * @param text what was said, without a mention of the bot
   * @return what it teaches; empty when it is no lesson
   */
  public Optional<LessonSentence> parse(String text) {
    String said = text.strip().replace('’', '\'').replace('‘', '\'');
    if (said.length() > LONGEST || FOREIGN.matcher(said).find()) {
      return Optional.empty();
    }
    String line = quiet(CLOSING.matcher(BLANKS.matcher(said).replaceAll(" ")).replaceAll(""));
    return table.wrong.matcher(line).matches()
        ? Optional.of(sentence(new Claim(false, Optional.empty())))
        : named(line).or(() -> sentence(table.opening.matcher(line).replaceFirst("")));
  }

  /** Returns the label or wider word that a noun of another language than English names. */
  public Optional<String> label(String noun) {
    return table.label(noun);
  }

  /** Returns another word for a noun, such as "automobile" for "car", if the table has one. */
  public Optional<String> same(String noun) {
    return table.same(noun);
  }

  /** Returns what a noun is a kind of, such as "ship" for "boat", if the table has it. */
  public Optional<String> kind(String noun) {
    return table.kind(noun);
  }

  /** Who shouts says the same, but then capital letters show no name. */
  private static String quiet(String line) {
    return line.equals(line.toUpperCase(Locale.ROOT)) ? line.toLowerCase(Locale.ROOT) : line;
  }

  private Optional<LessonSentence> named(String line) {
    Matcher name = table.nameIs.matcher(line);
    return name.matches()
        ? things.name(name.group("name")).map(thing -> sentence(is(thing)))
        : Optional.empty();
  }

  private Optional<LessonSentence> sentence(String line) {
    Matcher subject = table.sentence.matcher(line);
    if (!subject.matches()) {
      return bare(line);
    }
    String rest = subject.group("rest");
    List<Claim> claims =
        subject.group("not") == null && subject.group("late") == null
            ? isRather(rest)
            : isNotBut(rest);
    String which = subject.group("which");
    Optional<Integer> picture = which == null ? Optional.empty() : table.picture(which);
    return claims.isEmpty() || (which != null && picture.isEmpty())
        ? Optional.empty()
        : Optional.of(new LessonSentence(picture, claims));
  }

  /** Without a subject only labels that there are already are meant. */
  private Optional<LessonSentence> bare(String line) {
    Matcher not = table.bareNot.matcher(line);
    List<Claim> claims =
        not.lookingAt()
            ? isNotBut(line.substring(not.end()))
            : things.bare(line).map(thing -> List.of(is(thing))).orElse(List.of());
    return claims.isEmpty()
        ? Optional.empty()
        : Optional.of(new LessonSentence(Optional.empty(), claims));
  }

  private List<Claim> isRather(String rest) {
    return twoClaims(table.rather, rest, true)
        .or(() -> things.positive(rest).map(thing -> List.of(is(thing))))
        .orElse(List.of());
  }

  private List<Claim> isNotBut(String rest) {
    return twoClaims(table.but, rest, false)
        .or(() -> things.negative(rest).map(thing -> List.of(isNot(thing))))
        .orElse(List.of());
  }

  /** What the photo shows is said first here, whatever the sentence began with. */
  private Optional<List<Claim>> twoClaims(Pattern between, String rest, boolean positiveFirst) {
    Matcher divider = between.matcher(rest);
    List<List<Claim>> readings = new ArrayList<>();
    while (readings.isEmpty() && divider.find()) {
      String first = rest.substring(0, divider.start());
      String second = rest.substring(divider.end());
      Optional<Thing> right = things.positive(positiveFirst ? first : second);
      Optional<Thing> wrong = things.negative(positiveFirst ? second : first);
      if (right.isPresent() && wrong.isPresent()) {
        readings.add(List.of(is(right.get()), isNot(wrong.get())));
      }
    }
    return readings.stream().findFirst();
  }

  private static LessonSentence sentence(Claim claim) {
    return new LessonSentence(Optional.empty(), List.of(claim));
  }

  private static Claim is(Thing thing) {
    return new Claim(true, Optional.of(thing));
  }

  private static Claim isNot(Thing thing) {
    return new Claim(false, Optional.of(thing));
  }
}
