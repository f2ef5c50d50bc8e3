package dev.spotter.sim.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A member addressed in a text by an at sign and the name, in whatever case: {@code @spotter}.
 *
 * @param start index of the at sign
 * @param end index after the name
 * @param member who is meant
 */
public record Mention(int start, int end, Member member) {

  /**
   * Finds the mentions of a text.
   *
   * @param text any text
   * @param members who can be meant
   * @return in the order of the text; they do not overlap
   */
  public static List<Mention> in(String text, List<Member> members) {
    List<Mention> found = new ArrayList<>();
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = at;
      mentionAt(text, start, members).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Mention> mentionAt(String text, int at, List<Member> members) {
    boolean address = at > 0 && Character.isLetterOrDigit(text.codePointBefore(at)); // ana@home
    return members.stream()
        .filter(member -> !address && isAt(text, at + 1, member.name()))
        .max(Comparator.comparingInt(member -> member.name().length()))
        .map(member -> new Mention(at, at + 1 + member.name().length(), member));
  }

  private static boolean isAt(String text, int from, String name) {
    int end = from + name.length();
    return text.regionMatches(true, from, name, 0, name.length())
        && NameMatcher.endsWord(text, end)
        && !text.startsWith("_", end); // the beginning of a username
  }
}
