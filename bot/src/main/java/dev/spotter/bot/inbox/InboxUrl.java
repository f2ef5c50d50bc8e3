package dev.spotter.bot.inbox;

import dev.spotter.bot.config.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an inbox is. Printing one shows no password. */
public sealed interface InboxUrl {

  /** What an address may look like, for people. */
  String FORMS = "jdbc:sqlite:FILE or postgresql://USER:PASSWORD@HOST/DATABASE";

  /**
   * A file.
   *
   * @param file on a local disk
   */
  record Sqlite(Path file) implements InboxUrl {
    @Override
    public String toString() {
      return "jdbc:sqlite:" + file;
    }
  }

  /**
   * A database of a PostgreSQL server.
   *
   * @param place {@code HOST[:PORT][,HOST...]/DATABASE}
   * @param parameters of the driver, with their question mark; may be empty
   * @param user whom to log in as; left out, the process's user
   * @param password the password, when one is needed
   */
  record Postgres(String place, String parameters, Optional<String> user, Optional<Secret> password)
      implements InboxUrl {

    /** Returns it with another password. */
    public Postgres with(Secret other) {
      return new Postgres(place, parameters, user, Optional.of(other));
    }

    @Override
    public String toString() {
      return "postgresql://" + place;
    }
  }

  /**
   * Reads an address.
   *
   * @param text one of {@link #FORMS}
   * @throws IllegalArgumentException when it is none; its message does not repeat the text
   */
  static InboxUrl parse(String text) {
    if (text.startsWith("jdbc:sqlite:") && text.length() > "jdbc:sqlite:".length()) {
      return new Sqlite(Path.of(text.substring("jdbc:sqlite:".length())));
    }
    Matcher matcher = Parts.POSTGRES.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be " + FORMS);
    }
    return new Postgres(
        matcher.group("place"),
        Optional.ofNullable(matcher.group("parameters")).orElse(""),
        Optional.ofNullable(matcher.group("user")).map(Parts::decoded),
        Optional.ofNullable(matcher.group("password")).map(Parts::decoded).map(Secret::new));
  }

  /** How an address is taken apart. */
  final class Parts {
    private static final Pattern POSTGRES =
        Pattern.compile(
            "postgres(?:ql)?://(?:(?<user>[^:@/]+)(?::(?<password>[^@/]*))?@)?"
                + "(?<place>[^/?@]+/[^/?@]+)(?<parameters>\\?.*)?");

    private Parts() {}

    private static String decoded(String part) {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }
}
