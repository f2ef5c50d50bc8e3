package dev.spotter.bot.platform.slack;

import dev.spotter.bot.platform.BotName;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text in Slack's form. */
final class SlackText {

  /** Slack keeps emoji as :names:, whatever way they were sent. */
  private static final Pattern DECORATION = Pattern.compile(":[a-z0-9_+'-]+:|[^\\x20-\\x7e]");

  /** A mention, a channel, a broadcast or a link, perhaps with a label: {@code <@U1|ana>}. */
  private static final Pattern MARKUP = Pattern.compile("<([@#!]?)([^<>|]*)(?:\\|([^<>]*))?>");

  private static final Pattern MENTION = Pattern.compile("<@([A-Z0-9]+)(?:\\|[^<>]*)?>");

  private SlackText() {}

  /** Escapes the three characters that would begin a mention, a link or an entity. */
  static String escaped(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * Returns a message's text as people see it: labels instead of markup, nothing escaped.
   *
   * @param text as Slack sends it
   * @param own user ids whose mentions are left out
   */
  static String plain(String text, Set<String> own) {
    boolean mentioned = mentions(text).anyMatch(own::contains);
    String shown = MARKUP.matcher(text).replaceAll(markup -> quoted(markup, own));
    String plain = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    return mentioned ? BotName.trimmed(plain) : plain.strip();
  }

  /** Returns the user ids that a text mentions, in its order. */
  static Stream<String> mentions(String text) {
    return MENTION.matcher(text).results().map(mention -> mention.group(1));
  }

  private static String quoted(MatchResult markup, Set<String> own) {
    return Matcher.quoteReplacement(shown(markup.group(1), markup.group(2), markup.group(3), own));
  }

  private static String shown(String kind, String target, String label, Set<String> own) {
    if (kind.equals("@") && own.contains(target)) {
      return " ";
    }
    if (kind.equals("!")) {
      return label == null ? "@" + target.replaceFirst("\\^.*", "") : label;
    }
    return label == null || label.isEmpty() ? kind + target : kind + label;
  }

  /** Tells whether a message that Slack gives back is the text that was sent. */
  static boolean same(String sent, String givenBack) {
    return bare(sent).equals(bare(givenBack));
  }

  private static String bare(String text) {
    return DECORATION.matcher(text).replaceAll("");
  }
}
