package dev.spotter.bot.caption;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of commands in one language, by a table of regular expressions, {@code
 * commands.properties}. Immutable and thread-safe.
 */
public final class CommandWords {

  /** What the bot can be told; of two that fit, the first counts. */
  public enum Command {
    /** Says what it can be told. */
    HELP,
    /** Leaves the writer's photos alone from now on. */
    IGNORE_ME,
    /** Captions the writer's photos again. */
    NOTICE_ME,
    /** Says what it was taught. */
    KNOWN,
    /** Forgets all that was taught. */
    FORGET_ALL,
    /** Decides anew on the last photos. */
    LOOK_AGAIN,
    /** Forgets what the writer taught last. */
    UNDO,
    /** Says nothing about photos in this conversation. */
    QUIET,
    /** Captions photos in this conversation as the operator wants it. */
    ON,
    /** Captions only photos in this conversation of which it knows what they show. */
    ONLY_WHEN_SURE,
    /** Deletes the caption that is replied to. */
    DELETE,
    /** Speaks another language in this conversation, see {@link Said#what}. */
    SPEAK,
    /** Forgets a label, see {@link Said#what}. */
    FORGET
  }

  /**
   * A command with what it is about.
   *
   * @param command what to do
   * @param what a name or noun without its article, or a language; empty for the other commands
   */
  public record Said(Command command, String what) {}

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern ENDING = Pattern.compile("[\\s\\p{Z}.!?。！？؟»”]+$");
  private static final String WHAT = "what";
  private static final String GROUP = "(?<what>";
  private static final int LONGEST_LABEL = 40;
  private static final int MOST_WORDS = 4;

  private final Map<Command, Pattern> patterns;

  private CommandWords(Map<Command, Pattern> patterns) {
    this.patterns = patterns;
  }

  /** Returns the commands of a language. */
  static CommandWords of(Locale locale) {
    ResourceBundle table =
        ResourceBundle.getBundle(
            CommandWords.class.getPackageName() + ".commands",
            locale.equals(Locale.ENGLISH) ? Locale.ROOT : locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Map<Command, Pattern> patterns = new EnumMap<>(Command.class);
    for (Command command : Command.values()) {
      String key = command.name().toLowerCase(Locale.ROOT).replace('_', '.');
      int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
      patterns.put(command, Pattern.compile(table.getString(key), flags));
    }
    return new CommandWords(patterns);
  }

  /**
   * Reads a command: its words alone, whatever their case, blanks and closing punctuation. Who only
   * calls the bot by its name wants help.
   *
   * @param text what was said to the bot, without the mention
   * @return the command; empty when the text is none
   */
  public Optional<Said> parse(String text) {
    String words = words(text);
    return words.isEmpty()
        ? Optional.of(new Said(Command.HELP, ""))
        : patterns.entrySet().stream()
            .flatMap(it -> said(it.getKey(), it.getValue().matcher(words)).stream())
            .findFirst();
  }

  private static Optional<Said> said(Command command, Matcher matcher) {
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean about = matcher.pattern().pattern().contains(GROUP);
    String what = about ? matcher.group(WHAT) : "";
    boolean fits = what.length() <= LONGEST_LABEL && what.split(" ").length <= MOST_WORDS;
    return fits ? Optional.of(new Said(command, what)) : Optional.empty();
  }

  private static String words(String text) {
    String line = BLANKS.matcher(text.strip()).replaceAll(" ").replace('’', '\'');
    return ENDING.matcher(line.startsWith("/") ? line.substring(1) : line).replaceAll("");
  }
}
