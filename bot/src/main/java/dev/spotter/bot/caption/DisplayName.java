package dev.spotter.bot.caption;

import java.util.regex.Pattern;

/**
 * Makes a name that somebody chose fit for a sentence: one line, of bounded length, without marks
 * that would reverse the text around it.
 */
final class DisplayName {

  /** What an uploader without a name is called. */
  static final String UNKNOWN = "Someone";

  private static final int MAX_CODE_POINTS = 80;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Zs}\\p{Zl}\\p{Zp}]+");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

  private DisplayName() {}

  static String clean(String name) {
    String visible = INVISIBLE.matcher(BLANKS.matcher(name).replaceAll(" ")).replaceAll("");
    String line = visible.strip();
    return line.isEmpty() ? UNKNOWN : shortened(line);
  }

  private static String shortened(String line) {
    if (line.codePointCount(0, line.length()) <= MAX_CODE_POINTS) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, MAX_CODE_POINTS)).strip() + "…";
  }
}
