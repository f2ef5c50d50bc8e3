package dev.spotter.bot.platform;

import dev.spotter.bot.config.Settings;
import java.util.regex.Pattern;

/**
 * The name by which people mention the bot in plain text, where a platform has no mentions or
 * nobody picked one: {@code @spotter}. An address or a longer name that holds it is no mention.
 * Immutable.
 */
public final class BotName {

  private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z},:]+|[\\s\\p{Z},:]+$");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]{2,}");
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private final Pattern mention;

  /**
   * Creates the name.
   *
   * @param name without the at sign
   */
  public BotName(String name) {
    mention =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}_@./+-])@"
                + Pattern.quote(name)
                + "(?![\\p{L}\\p{N}_@/]|[.-][\\p{L}\\p{N}])",
            FLAGS);
  }

  /** Reads the setting {@code bot.name}. */
  public static BotName read(Settings settings) {
    return new BotName(
        settings.matching(
            "bot.name",
            "spotter",
            "[\\p{L}\\p{N}_-]{1,40}",
            "1 to 40 letters, digits, '_' or '-'"));
  }

  /** Tells whether a text mentions the bot. */
  public boolean isIn(String text) {
    return mention.matcher(text).find();
  }

  /** Returns a text without the bot's name. */
  public String removedFrom(String text) {
    return isIn(text) ? trimmed(mention.matcher(text).replaceAll(" ")) : text.strip();
  }

  /**
   * Tidies what is left of a text once a mention was cut out: no blanks or commas at its ends, and
   * no two blanks where the mention was.
   */
  public static String trimmed(String text) {
    return BLANKS.matcher(AROUND.matcher(text).replaceAll("")).replaceAll(" ");
  }
}
