package dev.spotter.bot.caption;

import dev.spotter.bot.chat.VisibleName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a name that somebody chose fit for a sentence: one line, of bounded length, without marks
 * that would reverse the text around it.
 */
final class DisplayName {

  private static final int MAX_CODE_POINTS = 80;

  /** Fillers are drawn as blanks. */
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\p{Zs}\\p{Zl}\\p{Zp}\\u2800\\u3164\\uFFA0]+");

  /** Joiners and tags stay, as they make emoji. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F"
              + "\\uFEFF\\uFFF9-\\uFFFC]");

  /** What is seen as one character (extended grapheme cluster): an emoji with all its parts. */
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private DisplayName() {}

  /** Returns a name fit for a sentence; empty when nothing of it can be seen. */
  static Optional<String> clean(String name) {
    String visible = INVISIBLE.matcher(BLANKS.matcher(name).replaceAll(" ")).replaceAll("");
    return VisibleName.of(visible.strip()).map(DisplayName::shortened);
  }

  private static String shortened(String line) {
    if (line.codePointCount(0, line.length()) <= MAX_CODE_POINTS) {
      return line;
    }
    int end = 0;
    Matcher character = CHARACTER.matcher(line);
    while (character.find() && line.codePointCount(0, character.end()) <= MAX_CODE_POINTS) {
      end = character.end();
    }
    int hard = line.offsetByCodePoints(0, MAX_CODE_POINTS); // one character with endless marks
    return line.substring(0, end == 0 ? hard : end).strip() + "…";
  }
}
