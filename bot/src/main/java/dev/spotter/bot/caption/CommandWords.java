package dev.spotter.bot.caption;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of commands and of their answers. Stateless. */
public final class CommandWords {

  /** What the bot can be told. */
  public enum Command {
    /** Says what it can be told. */
    HELP,
    /** Leaves the writer's photos alone from now on. */
    IGNORE_ME,
    /** Captions the writer's photos again. */
    NOTICE_ME
  }

  private static final Map<String, Command> WORDS =
      Map.of(
          "help", Command.HELP,
          "ignore me", Command.IGNORE_ME,
          "notice me", Command.NOTICE_ME);

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern ENDING = Pattern.compile("[\\s\\p{Z}.!?]+$");

  private CommandWords() {}

  /**
   * Reads a command: its words alone, whatever their case, blanks and closing punctuation. Who only
   * calls the bot by its name wants help.
   *
   * @param text what was said to the bot, without the mention
   * @return the command; empty when the text is none
   */
  public static Optional<Command> parse(String text) {
    String words = BLANKS.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    String command = words.startsWith("/") ? words.substring(1) : words;
    String ended = ENDING.matcher(command).replaceAll("");
    return ended.isEmpty() ? Optional.of(Command.HELP) : Optional.ofNullable(WORDS.get(ended));
  }

  /** Returns what the bot can be told. */
  public static String help() {
    return "I say what the photos here show. You can tell me: \"help\", \"ignore me\" (I leave your"
        + " photos alone), \"notice me\" (I caption them again).";
  }

  /** Returns the answer to {@link Command#IGNORE_ME}. */
  public static String ignored(boolean changed) {
    return changed
        ? "I leave your photos alone from now on. \"notice me\" changes that."
        : "I leave your photos alone already. \"notice me\" changes that.";
  }

  /** Returns the answer to {@link Command#NOTICE_ME}. */
  public static String noticed(boolean changed) {
    return changed ? "I caption your photos again." : "I caption your photos already.";
  }
}
