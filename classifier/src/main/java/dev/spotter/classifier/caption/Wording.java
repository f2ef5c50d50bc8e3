package dev.spotter.classifier.caption;

import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.image.ImageProblem;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of one language for labels, wider words and problems: the only place of the classifier
 * that knows a language people read captions in. Its tables are {@code nouns} and {@code
 * sentences}, a properties file a language. Immutable and thread-safe.
 */
public final class Wording {

  /** The words of English, which is also what other languages fall back on. */
  public static final Wording ENGLISH = of(Locale.ENGLISH);

  /** Labels and wider words whose phrase is said on request only, in the table of nouns. */
  private static final String UNSPOKEN = "unspoken";

  private final Locale locale;
  private final ResourceBundle nouns;
  private final ResourceBundle sentences;
  private final Set<String> unspoken;

  private Wording(Locale locale, Set<String> unspoken) {
    this.locale = locale;
    this.nouns = table("nouns", locale);
    this.sentences = table("sentences", locale);
    this.unspoken = unspoken;
  }

  /**
   * Returns the words of a language.
   *
   * @param locale the language; English takes the place of one without tables
   */
  public static Wording of(Locale locale) {
    return new Wording(locale, Set.of(table("nouns", locale).getString(UNSPOKEN).split(" ")));
  }

  /**
   * Returns these words and those that are said of people only when the operator asks for them,
   * such as "a woman" instead of "a person".
   */
  public Wording ofPeopleToo() {
    return new Wording(locale, Set.of());
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
  public Optional<String> thing(Answer answer) {
    if (answer.phrase().isPresent()) {
      return answer.phrase();
    }
    return spoken(answer).stream()
        .map(this::phrase)
        .reduce((either, or) -> sentence("either", either, or));
  }

  /**
   * Returns the noun phrase for a picture.
   *
   * @param thing what the picture shows, as {@link #thing} words it; empty when nobody knows
   * @return "a photo of a dog", or "a photo"
   */
  public String photoOf(Optional<String> thing) {
    return thing.map(words -> sentence("photo.of", words)).orElseGet(() -> sentence("photo"));
  }

  /**
   * Returns a noun phrase with what a noun has before it in this language. A label that the table
   * of nouns does not know gets the article of English, by rule, or stays as it is in another
   * language; its underscores count as spaces.
   *
   * @param key a label or wider word
   * @return "a dog", "an aquarium fish", "cattle"
   */
  public String phrase(String key) {
    if (nouns.containsKey(key)) {
      return nouns.getString(key);
    }
    String words = key.replace('_', ' ').strip();
    if (words.isEmpty()) {
      return key;
    }
    return nouns.getLocale().equals(Locale.ROOT) ? EnglishArticle.before(words) : words;
  }

  /** Returns the labels and wider words that this language's table of nouns has. */
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>(nouns.keySet());
    keys.remove(UNSPOKEN);
    return keys;
  }

  /**
   * Returns why an image cannot be read, as a person would want to read it.
   *
   * @param problem the code and its facts
   */
  public String problem(ImageProblem problem) {
    String format = problem.format().toUpperCase(Locale.ROOT);
    boolean known = !problem.format().equals(ImageProblem.UNKNOWN);
    return switch (problem.code()) {
      case EMPTY -> sentence("problem.empty");
      case UNSUPPORTED_FORMAT ->
          known ? sentence("problem.unsupported", format) : sentence("problem.unknown");
      case TOO_LARGE ->
          problem.width() == 0
              ? sentence("problem.bytes", problem.limit() / 1_000_000)
              : sentence(
                  "problem.pixels", problem.width(), problem.height(), problem.limit() / 1_000_000);
      case CORRUPT -> sentence("problem.corrupt", format);
      case TOO_COSTLY -> sentence("problem.costly", format);
    };
  }

  /**
   * The answer's own names, or the narrowest word above them that may be spoken. Who teaches labels
   * that have no wider word wants to hear them.
   */
  private List<String> spoken(Answer answer) {
    if (answer.wider().isEmpty() || answer.names().stream().noneMatch(unspoken::contains)) {
      return answer.names();
    }
    return answer.wider().stream().filter(word -> !unspoken.contains(word)).limit(1).toList();
  }

  private String sentence(String key, Object... values) {
    return new MessageFormat(sentences.getString(key), locale).format(values);
  }

  private static ResourceBundle table(String name, Locale locale) {
    return ResourceBundle.getBundle(
        Wording.class.getPackageName() + "." + name,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
