package dev.spotter.classifier.caption;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.image.ImageProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The words of one language for labels, wider words and problems: the only place of the classifier
 * that knows a language people read captions in, and all of it from files, {@code nouns} and {@code
 * sentences}, one each a language. Immutable and thread-safe.
 */
public final class Wording {

  /** The words of English, which is also what other languages fall back on. */
  public static final Wording ENGLISH = of(Locale.ENGLISH);

  /** Labels and wider words whose phrase is said on request only. */
  private static final Set<String> UNSPOKEN = unspoken();

  private final Locale locale;
  private final Nouns nouns;
  private final Messages sentences;
  private final ULocale formats;
  private final Rewriting unknown;
  private final Rewriting saidOfPhoto;
  private final Consumer<String> missing;
  private final boolean ofPeopleToo;

  private Wording(Locale locale, Nouns nouns, Consumer<String> missing, boolean ofPeopleToo) {
    ResourceBundle table = Messages.table(Wording.class, "sentences", locale);
    boolean english = locale.equals(Locale.ENGLISH);
    this.locale = locale;
    this.nouns = nouns;
    this.formats = ULocale.forLanguageTag(table.getString("formats"));
    this.sentences = messages(Wording.class, "sentences");
    this.unknown = english ? Rewriting.of(table, "unknown") : new Rewriting(List.of());
    this.saidOfPhoto = Rewriting.of(table, "said.of");
    this.missing = missing;
    this.ofPeopleToo = ofPeopleToo;
  }

  /**
   * Returns the words of a language.
   *
   * @param locale the language; English takes the place of one without tables
   */
  public static Wording of(Locale locale) {
    return of(locale, word -> {});
  }

  /**
   * Returns the words of a language.
   *
   * @param locale the language; English takes the place of one without tables
   * @param missing told each label or wider word that had to be said though the table of this
   *     language lacks it
   */
  public static Wording of(Locale locale, Consumer<String> missing) {
    Locale language = Locale.forLanguageTag(locale.getLanguage());
    return Nouns.of(language)
        .map(nouns -> new Wording(language, nouns, missing, false))
        .orElseGet(() -> of(Locale.ENGLISH, missing));
  }

  /**
   * Returns these words and those that are said of people only when the operator asks for them,
   * such as "a woman" instead of "a person".
   */
  public Wording ofPeopleToo() {
    return new Wording(locale, nouns, missing, true);
  }

  /** Returns the language. */
  public Locale locale() {
    return locale;
  }

  /**
   * Reads a further message catalogue of this language.
   *
   * @param owner a class of the package that its files are in
   * @param name the files' name without language and ending
   */
  public Messages messages(Class<?> owner, String name) {
    return Messages.of(owner, name, locale, formats);
  }

  /**
   * Returns the key of what is said: the label or wider word whose phrase stands in the caption.
   *
   * @param answer of a head
   * @return the narrowest word of the answer that is spoken, two labels joined by " or "; empty
   *     when nothing is said
   */
  public Optional<String> said(Answer answer) {
    return spoken(answer).isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(" or ", spoken(answer)));
  }

  /**
   * Returns an answer as one thing.
   *
   * @param answer of a head
   * @return "a dog", "a cat or a dog", "an animal"; the teacher's own words, such as "Rex", for
   *     what was taught with them; empty when nothing is said
   */
  public Optional<Phrase> thing(Answer answer) {
    if (answer.phrase().isPresent()) {
      return answer.phrase().map(this::own);
    }
    List<Phrase> all = spoken(answer).stream().map(this::phrase).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(joined(all, ListFormatter.Type.OR));
  }

  /**
   * Returns the noun phrase for a picture.
   *
   * @param thing what the picture shows, as {@link #thing} words it; empty when nobody knows
   * @return "a photo of a dog", or "a photo"
   */
  public String photoOf(Optional<Phrase> thing) {
    return thing
        .map(words -> sentences.format("photo.of", Map.of("thing", words.ofPhoto())))
        .orElseGet(() -> sentences.format("photo"));
  }

  /**
   * Returns a noun phrase with what a noun has before it in this language. A label that the table
   * of nouns does not know is said in English, or as it is when English does not know it either; in
   * English it gets its article by rule. Its underscores count as spaces.
   *
   * @param key a label or wider word
   * @return "a dog", "an aquarium fish", "cattle"
   */
  public Phrase phrase(String key) {
    Nouns.Noun noun = nouns.byKey().get(key);
    if (noun != null) {
      String plain = noun("noun", noun.gender(), noun.noun());
      return new Phrase(plain, noun("noun.of", noun.gender(), noun.ofPhoto().orElse(noun.noun())));
    }
    if (!locale.equals(Locale.ENGLISH)) {
      missing.accept(key);
      if (ENGLISH.nouns.byKey().containsKey(key)) {
        return ENGLISH.phrase(key);
      }
    }
    String words = key.replace('_', ' ').strip();
    return words.isEmpty() ? new Phrase(key, key) : own(unknown.apply(words));
  }

  private String noun(String key, String gender, String noun) {
    return sentences.format(key, Map.of("gender", gender, "noun", noun));
  }

  /**
   * Returns what people taught in their own words, as they said it.
   *
   * @param words a name, or a noun with its article
   */
  public Phrase own(String words) {
    return new Phrase(isolated(words), saidOfPhoto.apply(isolated(words)));
  }

  /** Returns several things as one: "a dog, a cat and an airplane"; at least one. */
  public Phrase all(Collection<Phrase> things) {
    return joined(List.copyOf(things), ListFormatter.Type.AND);
  }

  private Phrase joined(List<Phrase> phrases, ListFormatter.Type type) {
    ListFormatter list = ListFormatter.getInstance(formats, type, ListFormatter.Width.WIDE);
    return new Phrase(
        list.format(phrases.stream().map(Phrase::plain).toList()),
        list.format(phrases.stream().map(Phrase::ofPhoto).toList()));
  }

  /**
   * Returns words of somebody's own so that they do not turn the order of the sentence around them
   * in a language that is written from right to left (Unicode's first strong isolate).
   */
  public String isolated(String words) {
    return formats.isRightToLeft() ? "\u2068" + words + "\u2069" : words;
  }

  /** Returns the labels and wider words that this language's table of nouns has. */
  public Set<String> keys() {
    return new TreeSet<>(nouns.byKey().keySet());
  }

  /** Returns the label or wider word that a noun of this language names, if the table has it. */
  public Optional<String> key(String noun) {
    return Optional.ofNullable(nouns.keys().get(noun.toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns why an image cannot be read, in English, as an operator would want to read it.
   *
   * @param problem the code and its facts
   */
  public String problem(ImageProblem problem) {
    return ProblemWords.of(problem);
  }

  /**
   * The answer's own names, or the narrowest word above them that may be spoken. Who teaches labels
   * that have no wider word wants to hear them.
   */
  private List<String> spoken(Answer answer) {
    if (ofPeopleToo
        || answer.wider().isEmpty()
        || answer.names().stream().noneMatch(UNSPOKEN::contains)) {
      return answer.names();
    }
    return answer.wider().stream().filter(word -> !UNSPOKEN.contains(word)).limit(1).toList();
  }

  private static Set<String> unspoken() {
    try (InputStream in = Wording.class.getResourceAsStream("unspoken.txt")) {
      return Set.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
