package dev.spotter.sim.caption;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The sentence templates of captions in one language. In them {@code {name}} stands for who
 * uploaded, {@code {label}} for what is shown, with its article, and {@code {count}} for the number
 * of photos.
 *
 * @param language the language, as an IETF language tag; "und" when left out
 * @param plain the caption of a photo that was not recognised
 * @param named the caption of a photo that was
 * @param several captions of several photos of which none was recognised
 * @param severalNamed captions of several photos of which some were; the first one is the usual one
 * @param label a regular expression that a well-formed label matches as a whole; any text when left
 *     out. Labels of several photos are any text.
 */
public record Wording(
    String language,
    String plain,
    String named,
    List<String> several,
    @JsonProperty("several-named") List<String> severalNamed,
    String label) {

  private static final String ANY_LABEL = "\\S.*";
  private static final String NUMBER = "[0-9]+"; // of those that were recognised
  private static final Pattern SLOT = Pattern.compile("\\{(name|label|count)}");

  /**
   * Fills in what was left out.
   *
   * @throws IllegalArgumentException when a template is missing or lacks a slot, or the label is no
   *     regular expression
   */
  public Wording {
    language = Objects.requireNonNullElse(language, "und");
    several = List.copyOf(Objects.requireNonNullElse(several, List.of()));
    severalNamed = List.copyOf(Objects.requireNonNullElse(severalNamed, List.of()));
    label = Objects.requireNonNullElse(label, ANY_LABEL);
    Pattern.compile(label);
    check("plain", plain, "{name}");
    check("named", named, "{name}", "{label}");
    several.forEach(template -> check("several", template, "{name}", "{count}"));
    severalNamed.forEach(template -> check("several-named", template, "{name}", "{label}"));
  }

  private static void check(String key, String template, String... slots) {
    for (String slot : slots) {
      if (template == null || !template.contains(slot)) {
        throw new IllegalArgumentException("wording: " + key + ": a text with " + slot + " in it");
      }
    }
  }

  /** Whether a text is the caption of photos that were not recognised. */
  boolean isPlain(String name, int photos, String text) {
    List<String> templates = photos > 1 ? several : List.of(plain);
    return templates.stream()
        .anyMatch(template -> fits(template, name, String.valueOf(photos), "", text));
  }

  /** Whether a text is the caption of photos that were recognised, whatever they show. */
  boolean isNamed(String name, int photos, String text) {
    return isNamed(name, photos, photos > 1 ? ANY_LABEL : label, text);
  }

  /** Whether a text is the caption of photos of just that. */
  boolean says(String label, String name, int photos, String text) {
    return isNamed(name, photos, Pattern.quote(label), text);
  }

  private boolean isNamed(String name, int photos, String label, String text) {
    List<String> templates = photos > 1 ? severalNamed : List.of(named);
    return templates.stream().anyMatch(template -> fits(template, name, NUMBER, label, text));
  }

  private static boolean fits(
      String template, String name, String count, String label, String text) {
    StringBuilder pattern = new StringBuilder();
    int from = 0;
    for (var slot : SLOT.matcher(template).results().toList()) {
      pattern.append(Pattern.quote(template.substring(from, slot.start())));
      pattern.append(
          switch (slot.group(1)) {
            case "name" -> Pattern.quote(name);
            case "count" -> count;
            default -> "(?:" + label + ")";
          });
      from = slot.end();
    }
    pattern.append(Pattern.quote(template.substring(from)));
    return Pattern.matches(pattern.toString(), text);
  }
}
