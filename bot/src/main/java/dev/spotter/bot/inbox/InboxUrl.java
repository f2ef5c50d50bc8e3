package dev.spotter.bot.inbox;

import dev.spotter.bot.config.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an inbox is. Printing one shows no password. */
public sealed interface InboxUrl {

  /** What an address may look like, for people. */
  String FORMS =
      "jdbc:sqlite:FILE, postgresql://USER:PASSWORD@HOST/DATABASE or kafka://HOST:PORT,...";

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
   * Topics of Kafka.
   *
   * @param servers {@code HOST:PORT[,HOST:PORT...]}
   * @param name what the topics' names begin with, and the consumer group's name
   * @param parameters of the inbox and of Kafka's clients, by name
   * @param user whom to log in as, if need be
   * @param password the password, when one is needed
   */
  record Kafka(
      String servers,
      String name,
      Map<String, String> parameters,
      Optional<String> user,
      Optional<Secret> password)
      implements InboxUrl {

    /** Returns it with another password. */
    public Kafka with(Secret other) {
      return new Kafka(servers, name, parameters, user, Optional.of(other));
    }

    @Override
    public String toString() {
      return "kafka://" + servers + "/" + name;
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
    Matcher kafka = Parts.KAFKA.matcher(text);
    if (kafka.matches()) {
      return new Kafka(
          kafka.group("place"),
          Optional.ofNullable(kafka.group("name")).orElse("spotter"),
          Parts.parameters(kafka.group("parameters")),
          Parts.part(kafka, "user"),
          Parts.part(kafka, "password").map(Secret::new));
    }
    Matcher matcher = Parts.POSTGRES.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be " + FORMS);
    }
    return new Postgres(
        matcher.group("place"),
        Optional.ofNullable(matcher.group("parameters")).orElse(""),
        Parts.part(matcher, "user"),
        Parts.part(matcher, "password").map(Secret::new));
  }

  /** How an address is taken apart. */
  final class Parts {
    private static final Pattern POSTGRES =
        Pattern.compile(
            "postgres(?:ql)?://(?:(?<user>[^:@/]+)(?::(?<password>[^@/]*))?@)?"
                + "(?<place>[^/?@]+/[^/?@]+)(?<parameters>\\?.*)?");

    private static final Pattern KAFKA =
        Pattern.compile(
            "kafka://(?:(?<user>[^:@/]+)(?::(?<password>[^@/]*))?@)?(?<place>[^/?@]+:\\d+)"
                + "(?:/(?<name>[\\w.-]*\\w))?/?(?:\\?(?<parameters>.*))?");

    private Parts() {}

    private static Optional<String> part(Matcher matcher, String name) {
      return Optional.ofNullable(matcher.group(name)).map(Parts::decoded);
    }

    private static Map<String, String> parameters(String text) {
      Map<String, String> parameters = new TreeMap<>();
      for (String each : text == null || text.isEmpty() ? new String[0] : text.split("&", -1)) {
        String[] parts = each.split("=", 2);
        parameters.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
      }
      return Map.copyOf(parameters);
    }

    private static String decoded(String part) {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }
}
