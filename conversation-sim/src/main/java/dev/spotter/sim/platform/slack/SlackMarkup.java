package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in Slack's form, mrkdwn: three characters are escaped, and what refers to somebody or
 * something is written between angle brackets, as {@code <@U0123|ana>} or {@code
 * <https://example.org|label>}.
 */
final class SlackMarkup {

  private static final Pattern REFERENCE = Pattern.compile("<([@#!]?)([^<>|]+)(?:\\|([^<>]*))?>");
  private static final Pattern URL = Pattern.compile("https?://[^\\s<>|]+[^\\s<>|.,;:!?)\\]'\"]");

  private SlackMarkup() {}

  static String escaped(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Writes what a person typed: mentions of members and addresses become references. */
  static String written(String typed, List<Member> members) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (Span span : spans(typed, members)) {
      if (span.start() >= from) {
        text.append(escaped(typed.substring(from, span.start()))).append(span.markup());
        from = span.end();
      }
    }
    return text.append(escaped(typed.substring(from))).toString();
  }

  private record Span(int start, int end, String markup) {}

  private static List<Span> spans(String typed, List<Member> members) {
    List<Span> spans = new ArrayList<>();
    for (Mention mention : Mention.in(typed, members)) {
      String user = SlackIds.user(mention.member().id());
      spans.add(new Span(mention.start(), mention.end(), "<@" + user + ">"));
    }
    URL.matcher(typed)
        .results()
        .forEach(
            url -> spans.add(new Span(url.start(), url.end(), "<" + escaped(url.group()) + ">")));
    spans.sort((one, other) -> Integer.compare(one.start(), other.start()));
    return spans;
  }

  /**
   * Returns a text as people see it.
   *
   * @param name the name behind a user's id
   */
  static String plain(String text, Function<String, String> name) {
    return REFERENCE
        .matcher(text)
        .replaceAll(reference -> Matcher.quoteReplacement(shown(reference, name)))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String shown(MatchResult reference, Function<String, String> name) {
    String target = reference.group(2);
    String label = reference.group(3);
    return switch (reference.group(1)) {
      case "@" -> "@" + name.apply(target);
      case "#" -> "#" + (label == null ? target : label);
      case "!" -> label == null ? "@" + target.replaceFirst("\\^.*", "") : label;
      default -> label == null ? target : label;
    };
  }
}
