package dev.spotter.bot.chat;

import java.util.Optional;
import java.util.Set;

/**
 * Filter for names that show nothing: people choose fillers, blanks and zero-width characters to
 * have none, and then they have none. Stateless.
 */
public final class VisibleName {

  /** Hangul fillers, a blank Braille cell and others that are drawn as nothing though no blanks. */
  private static final Set<Integer> DRAWN_AS_NOTHING =
      Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0xFFFC, 0x1D159, 0x13441, 0x13442);

  private VisibleName() {}

  /** Returns a name as it is, if at least one of its characters can be seen. */
  public static Optional<String> of(String name) {
    return Optional.of(name).filter(text -> text.codePoints().anyMatch(VisibleName::isVisible));
  }

  /** Marks show only on what they are combined with. */
  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> !DRAWN_AS_NOTHING.contains(codePoint);
    };
  }
}
