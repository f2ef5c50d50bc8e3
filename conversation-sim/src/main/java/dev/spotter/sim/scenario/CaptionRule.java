package dev.spotter.sim.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.spotter.sim.caption.Wordings;
import dev.spotter.sim.chat.NameMatcher;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the bot is to answer to a photo.
 *
 * @param rule {@code any} (with or without a label), {@code recognised} (with a label), {@code
 *     plain} (without), {@code none} (no answer), a label with its article such as {@code a dog}, a
 *     name such as {@code Rex}, or a regular expression between slashes in which {@code {name}} is
 *     the uploader
 */
public record CaptionRule(String rule) {

  /** Any well-formed caption. */
  public static final CaptionRule ANY = new CaptionRule("any");

  /** One word in small letters is a label whose article was forgotten. */
  private static final Pattern LABEL = Pattern.compile("[^/\\s].*\\s\\S.*|[^/\\s\\p{Ll}]\\S*");

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException when it is none of the forms above
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CaptionRule {
    boolean known =
        switch (rule) {
          case "any", "recognised", "plain", "none" -> true;
          default -> LABEL.matcher(rule).matches() || Expression.isOne(rule);
        };
    if (!known) {
      throw new IllegalArgumentException(
          "caption: \""
              + rule
              + "\" is none of: any, recognised, plain, none, a label with its"
              + " article (a dog), a name (Rex), a regular expression between slashes");
    }
    if (Expression.isOne(rule)) {
      Expression.of(rule, "name");
    }
  }

  /**
   * Tells whether the bot is to say nothing.
   *
   * @return whether no caption is expected
   */
  public boolean silent() {
    return rule.equals("none");
  }

  /**
   * Tells whether a text is the caption this rule asks for, in one of the known wordings.
   *
   * @param uploader the name of who uploaded the photo
   * @param photos how many photos the message has
   * @param text what the bot said
   * @return whether all of the text fits
   */
  public boolean accepts(String uploader, int photos, String text) {
    return accepts(Wordings.known(), uploader, photos, text);
  }

  /**
   * Tells whether a text is the caption this rule asks for.
   *
   * @param wordings how captions are worded
   * @param uploader the name of who uploaded the photo
   * @param photos how many photos the message has
   * @param text what the bot said
   * @return whether all of the text fits
   */
  public boolean accepts(Wordings wordings, String uploader, int photos, String text) {
    return switch (rule) {
      case "none" -> false;
      case "any" ->
          wordings.isPlain(uploader, photos, text) || wordings.isNamed(uploader, photos, text);
      case "recognised" -> wordings.isNamed(uploader, photos, text);
      case "plain" -> wordings.isPlain(uploader, photos, text);
      default ->
          Expression.isOne(rule)
              ? Expression.of(rule, uploader).matcher(text).matches()
              : wordings.says(rule, uploader, photos, text);
    };
  }

  /** The rule for photos that one person uploaded; empty when there is to be no caption. */
  Optional<TextRule> about(Wordings wordings, String uploader, int photos) {
    return bound(uploader, text -> accepts(wordings, uploader, photos, text));
  }

  /**
   * The rule for an answer that says so, from a bot that cannot edit its caption: any that has the
   * label in it, or, where no label is asked for, any.
   */
  Optional<TextRule> toldTo(String name) {
    return bound(name, this::isIn);
  }

  private boolean isIn(String text) {
    if (Expression.isOne(rule)) {
      return Expression.of(rule, "").matcher(text).find();
    }
    boolean label = LABEL.matcher(rule).matches();
    return !label
        || NameMatcher.occurs(text.toLowerCase(Locale.ROOT), rule.toLowerCase(Locale.ROOT));
  }

  private Optional<TextRule> bound(String name, Predicate<String> accepts) {
    TextRule bound =
        new TextRule() {
          @Override
          public boolean accepts(String text) {
            return accepts.test(text);
          }

          @Override
          public String describe() {
            return CaptionRule.this.describe(name);
          }
        };
    return silent() ? Optional.empty() : Optional.of(bound);
  }

  /**
   * Says in words what is expected.
   *
   * @param uploader the name of who uploaded the photo
   * @return such as {@code "Ana uploaded a photo of a dog"} or {@code any caption for Ana}
   */
  public String describe(String uploader) {
    return switch (rule) {
      case "any" -> "a caption that names " + uploader;
      case "recognised" -> "\"" + uploader + " uploaded a photo of a ...\"";
      case "plain" -> "\"" + uploader + " uploaded a photo\"";
      case "none" -> "no answer";
      default ->
          Expression.isOne(rule)
              ? Expression.of(rule, uploader).pattern()
              : "\"" + uploader + " uploaded a photo of " + rule + "\"";
    };
  }
}
