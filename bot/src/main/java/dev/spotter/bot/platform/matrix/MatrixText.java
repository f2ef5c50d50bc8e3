package dev.spotter.bot.platform.matrix;

import java.util.regex.Pattern;

/**
 * Text in Matrix's form. A notice has a plain body alone and names nobody in {@code m.mentions},
 * but apps make links of what looks like an address, a room or a person in it; what the bot says
 * holds names that people chose, and none of it is to be one.
 */
final class MatrixText {

  /** Between a sign and what it would begin, and between the parts of a server's name. */
  private static final Pattern JOINTS =
      Pattern.compile(
          "(?<=[@#!$/:])(?=[\\p{L}\\p{N}_])|(?<=[\\p{L}\\p{N}_-]\\.)(?=[\\p{L}\\p{N}])");

  /** Invisible, and no part of any address. */
  private static final String WORD_JOINER = "\u2060";

  private MatrixText() {}

  /** Returns a text that looks the same and that nothing is made of. */
  static String inert(String plain) {
    return JOINTS.matcher(plain).replaceAll(WORD_JOINER);
  }
}
