package dev.spotter.sim.chat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An emoji to react by, under the two names that platforms have for it.
 *
 * @param name its short name, such as {@code +1}
 * @param symbol itself, such as U+1F44D; where it is not known, the name between colons
 */
public record Emoji(String name, String symbol) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9_+-]{1,100}");
  private static final Map<String, String> SYMBOLS = new LinkedHashMap<>();

  static {
    SYMBOLS.put("+1", "\uD83D\uDC4D");
    SYMBOLS.put("-1", "\uD83D\uDC4E");
    SYMBOLS.put("heart", "\u2764");
    SYMBOLS.put("tada", "\uD83C\uDF89");
    SYMBOLS.put("eyes", "\uD83D\uDC40");
    SYMBOLS.put("thinking_face", "\uD83E\uDD14");
    SYMBOLS.put("rolling_on_the_floor_laughing", "\uD83E\uDD23");
    SYMBOLS.put("fire", "\uD83D\uDD25");
    SYMBOLS.put("clap", "\uD83D\uDC4F");
    SYMBOLS.put("pray", "\uD83D\uDE4F");
    SYMBOLS.put("ok_hand", "\uD83D\uDC4C");
    SYMBOLS.put("100", "\uD83D\uDCAF");
    SYMBOLS.put("cry", "\uD83D\uDE22");
    SYMBOLS.put("heart_eyes", "\uD83D\uDE0D");
    SYMBOLS.put("hugging_face", "\uD83E\uDD17");
    SYMBOLS.put("see_no_evil", "\uD83D\uDE48");
    SYMBOLS.put("handshake", "\uD83E\uDD1D");
    SYMBOLS.put("white_check_mark", "\u2705");
    SYMBOLS.put("x", "\u274C");
    SYMBOLS.put("question", "\u2753");
    SYMBOLS.put("wastebasket", "\uD83D\uDDD1");
    SYMBOLS.put("camera", "\uD83D\uDCF7");
    SYMBOLS.put("dog", "\uD83D\uDC36");
    SYMBOLS.put("cat", "\uD83D\uDC31");
  }

  /**
   * Returns the emoji of a short name.
   *
   * @param name such as {@code +1}, or {@code thumbsup} for the same
   * @return the emoji; one that is not known has its name for a symbol
   * @throws IllegalArgumentException when it is no short name
   */
  public static Emoji named(String name) {
    String usual = name.replace("thumbsup", "+1").replace("thumbsdown", "-1");
    if (!NAME.matcher(usual).matches()) {
      throw new IllegalArgumentException("\"" + name + "\" is no emoji's name such as +1 or heart");
    }
    return new Emoji(usual, SYMBOLS.getOrDefault(usual, ":" + usual + ":"));
  }

  /**
   * Returns the emoji that looks like this.
   *
   * @param symbol itself; a variation selector at its end does not matter
   * @return the emoji; one that is not known has its symbol for a name
   */
  public static Emoji of(String symbol) {
    String bare = symbol.replace("\uFE0F", "");
    return SYMBOLS.entrySet().stream()
        .filter(known -> known.getValue().equals(bare))
        .findFirst()
        .map(known -> new Emoji(known.getKey(), bare))
        .orElseGet(() -> new Emoji(bare, bare));
  }
}
