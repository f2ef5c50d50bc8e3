package dev.spotter.bot.platform.telegram;

import java.util.regex.Pattern;

/**
 * Text in Telegram's form. A message without markup still gets links, mentions, commands, tags and
 * numbers to call made of its words, by Telegram's server and apps; what the bot says holds names
 * that people chose, and none of it is to be one.
 */
final class TelegramText {

  /**
   * Between a sign and what it would begin, between the parts of a server's name, and within long
   * numbers.
   */
  private static final Pattern JOINTS =
      Pattern.compile(
          "(?<=[@/#$])(?=[\\p{L}\\p{N}_])"
              + "|(?<=[\\p{L}\\p{N}_-]\\.)(?=[\\p{L}\\p{N}])"
              + "|(?<=\\p{N}{3})(?=\\p{N}{3})");

  /** Invisible, and no part of any link for Telegram (tdlib/td: is_url_unicode_symbol). */
  private static final String WORD_JOINER = "\u2060";

  private TelegramText() {}

  /** Returns a text that looks the same and that nothing is made of. */
  static String inert(String plain) {
    return JOINTS.matcher(plain).replaceAll(WORD_JOINER);
  }
}
