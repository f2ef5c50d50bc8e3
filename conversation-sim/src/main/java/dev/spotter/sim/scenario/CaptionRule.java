package dev.spotter.sim.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Pattern;

/**
 * What the bot is to answer to a photo.
 *
 * @param rule {@code any} (with or without a label), {@code recognised} (with a label), {@code
 *     plain} (without), {@code none} (no answer), a label with its article such as {@code a dog},
 *     or a regular expression between slashes in which {@code {name}} is the uploader
 */
public record CaptionRule(String rule) {

  /** Any well-formed caption. */
  public static final CaptionRule ANY = new CaptionRule("any");

  private static final String PLAIN = " uploaded a photo";
  private static final String SEVERAL =
      " uploaded (?:a photo|photos|[0-9]+ photos)(?: of | and ).+";
  private static final String NUMBER = " uploaded %d photos";
  private static final String LABEL = " of (?:an [aeiou]|a [b-df-hj-np-tv-z])[a-z ]*";
  private static final Pattern ARTICLE = Pattern.compile("an? \\S.*");

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
          default -> ARTICLE.matcher(rule).matches() || isExpression(rule);
        };
    if (!known) {
      throw new IllegalArgumentException(
          "caption: \""
              + rule
              + "\" is none of: any, recognised, plain, none, a label with its"
              + " article (a dog), a regular expression between slashes");
    }
    if (isExpression(rule)) {
      Pattern.compile(expression(rule, "name"));
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
   * Tells whether a text is the caption this rule asks for.
   *
   * @param uploader the name of who uploaded the photo
   * @param photos how many photos the message has
   * @param text what the bot said
   * @return whether all of the text fits
   */
  public boolean accepts(String uploader, int photos, String text) {
    String pattern = photos > 1 ? severalPattern(uploader, photos) : pattern(uploader);
    return !silent() && Pattern.matches(pattern, text);
  }

  /** Of several photos only the rules without words are known; expressions are the scenario's. */
  private String severalPattern(String uploader, int photos) {
    String plain = Pattern.quote(uploader + NUMBER.formatted(photos));
    String named = Pattern.quote(uploader) + SEVERAL;
    return switch (rule) {
      case "any" -> plain + "|" + named;
      case "recognised" -> named;
      case "plain" -> plain;
      default ->
          isExpression(rule)
              ? expression(rule, uploader)
              : Pattern.quote(uploader + " uploaded photos of " + rule);
    };
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
      case "recognised" -> "\"" + uploader + PLAIN + " of a ...\"";
      case "plain" -> "\"" + uploader + PLAIN + "\"";
      case "none" -> "no answer";
      default ->
          isExpression(rule)
              ? expression(rule, uploader)
              : "\"" + uploader + PLAIN + " of " + rule + "\"";
    };
  }

  private String pattern(String uploader) {
    String start = Pattern.quote(uploader + PLAIN);
    return switch (rule) {
      case "any" -> start + "(?:" + LABEL + ")?";
      case "recognised" -> start + LABEL;
      case "plain" -> start;
      default ->
          isExpression(rule) ? expression(rule, uploader) : start + Pattern.quote(" of " + rule);
    };
  }

  private static boolean isExpression(String rule) {
    return rule.length() > 2 && rule.startsWith("/") && rule.endsWith("/");
  }

  private static String expression(String rule, String uploader) {
    return rule.substring(1, rule.length() - 1).replace("{name}", Pattern.quote(uploader));
  }
}
