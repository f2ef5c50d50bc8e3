package dev.spotter.bot.platform.slack;

import java.util.regex.Pattern;

/** Text in Slack's form. */
final class SlackText {

  /** Slack keeps emoji as :names:, whatever way they were sent. */
  private static final Pattern DECORATION = Pattern.compile(":[a-z0-9_+'-]+:|[^\\x20-\\x7e]");

  private SlackText() {}

  /** Escapes the three characters that would begin a mention, a link or an entity. */
  static String escaped(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Tells whether a message that Slack gives back is the text that was sent. */
  static boolean same(String sent, String givenBack) {
    return bare(sent).equals(bare(givenBack));
  }

  private static String bare(String text) {
    return DECORATION.matcher(text).replaceAll("");
  }
}
