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
    NOTICE_ME,
    /** Says what it was taught. */
    KNOWN,
    /** Forgets a label, see {@link #label}. */
    FORGET,
    /** Forgets all that was taught. */
    FORGET_ALL,
    /** Decides anew on the last photos. */
    LOOK_AGAIN,
    /** Forgets what the writer taught last. */
    UNDO
  }

  private static final Map<String, Command> WORDS =
      Map.of(
          "help", Command.HELP,
          "ignore me", Command.IGNORE_ME,
          "notice me", Command.NOTICE_ME,
          "what do you know", Command.KNOWN,
          "what have you learnt", Command.KNOWN,
          "what have you learned", Command.KNOWN,
          "forget everything", Command.FORGET_ALL,
          "look again", Command.LOOK_AGAIN,
          "undo", Command.UNDO);

  private static final String FORGET = "forget ";

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern ENDING = Pattern.compile("[\\s\\p{Z}.!?]+$");

  private static final Pattern ARTICLE = Pattern.compile("(?i)^(?:an?|about) ");
  private static final int LONGEST_LABEL = 40;
  private static final int MOST_WORDS = 4;

  private CommandWords() {}

  /**
   * Reads a command: its words alone, whatever their case, blanks and closing punctuation. Who only
   * calls the bot by its name wants help.
   *
   * @param text what was said to the bot, without the mention
   * @return the command; empty when the text is none
   */
  public static Optional<Command> parse(String text) {
    String command = words(text).toLowerCase(Locale.ROOT);
    if (command.isEmpty()) {
      return Optional.of(Command.HELP);
    }
    Optional<Command> known = Optional.ofNullable(WORDS.get(command));
    return known.isEmpty() && label(text).isPresent() ? Optional.of(Command.FORGET) : known;
  }

  /**
   * Returns what is to be forgotten.
   *
   * @param text what was said to the bot, without the mention
   * @return a name or noun without its article; empty when the text is not "forget" and a few words
   */
  public static Optional<String> label(String text) {
    String words = words(text);
    if (!words.toLowerCase(Locale.ROOT).startsWith(FORGET)) {
      return Optional.empty();
    }
    String label = ARTICLE.matcher(words.substring(FORGET.length())).replaceFirst("");
    return Optional.of(label)
        .filter(it -> it.length() <= LONGEST_LABEL && it.split(" ").length <= MOST_WORDS);
  }

  private static String words(String text) {
    String line = BLANKS.matcher(text.strip()).replaceAll(" ");
    return ENDING.matcher(line.startsWith("/") ? line.substring(1) : line).replaceAll("");
  }

  /** Returns what the bot can be told. */
  public static String help() {
    return "I say what the photos here show. You can tell me: \"help\", \"ignore me\" (I leave your"
        + " photos alone), \"notice me\" (I caption them again). Correct or teach me by"
        + " answering a photo or my caption: \"that's a cat\", \"not a dog\", \"this is"
        + " Rex\"; then: \"what do you know\", \"look again\", \"undo\", \"forget Rex\","
        + " \"forget everything\".";
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
