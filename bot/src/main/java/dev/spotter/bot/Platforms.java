package dev.spotter.bot;

import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.PlatformConfig;
import dev.spotter.bot.platform.matrix.MatrixConfig;
import dev.spotter.bot.platform.slack.SlackConfig;
import dev.spotter.bot.platform.telegram.TelegramConfig;
import dev.spotter.bot.platform.vonage.conversations.ConversationsConfig;
import dev.spotter.bot.platform.vonage.messages.MessagesConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Registry of the platforms that the bot speaks, one line each, and of its connections to them. The
 * first connection to a platform is named as the platform; further ones, {@code PLATFORM-NAME}, are
 * listed by the setting {@code connections} and have a section of their own.
 */
public final class Platforms {

  private static final String CONNECTIONS = "connections";

  /** Part of keys, paths and metrics. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final int MAX_NAME = 40;

  private record Known(
      String name, BiFunction<Settings, String, Optional<? extends PlatformConfig>> read) {

    boolean has(String connection) {
      return connection.equals(name) || connection.startsWith(name + "-");
    }
  }

  private static final List<Known> ALL =
      List.of(
          new Known(ConversationsConfig.NAME, ConversationsConfig::read),
          new Known(MessagesConfig.NAME, MessagesConfig::read),
          new Known(SlackConfig.NAME, SlackConfig::read),
          new Known(TelegramConfig.NAME, TelegramConfig::read),
          new Known(MatrixConfig.NAME, MatrixConfig::read));

  private Platforms() {}

  /** Returns the names of all platforms, whether they are set up or not. */
  public static List<String> names() {
    return ALL.stream().map(Known::name).sorted().toList();
  }

  /** Returns the platform that a connection of this name would lead to, if there is one. */
  public static Optional<String> platformOf(String connection) {
    return known(connection).map(Known::name);
  }

  /**
   * Reads the settings of every connection.
   *
   * @param settings the operator's values
   * @return the connections whose secrets are set
   * @throws InvalidConfigException when a setting cannot be used
   */
  public static List<PlatformConfig> read(Settings settings) {
    List<PlatformConfig> connections = new ArrayList<>();
    ALL.forEach(known -> known.read().apply(settings, known.name()).ifPresent(connections::add));
    Set<String> names = new HashSet<>(names());
    for (String name : settings.list(CONNECTIONS, List.of())) {
      if (!names.add(name)) {
        throw refused(name, "is there already");
      }
      Known platform = known(name).orElseThrow(() -> refused(name, "is no such name"));
      connections.add(
          platform.read().apply(settings, name).orElseThrow(() -> withoutSecrets(platform, name)));
    }
    return List.copyOf(connections);
  }

  /** A platform's name may begin with another's; the longer one is meant. */
  private static Optional<Known> known(String connection) {
    return NAME.matcher(connection).matches() && connection.length() <= MAX_NAME
        ? ALL.stream()
            .filter(platform -> platform.has(connection))
            .max(Comparator.comparing(platform -> platform.name().length()))
        : Optional.empty();
  }

  private static InvalidConfigException refused(String name, String why) {
    return new InvalidConfigException(
        "connections: \"%s\" %s; a further connection is named PLATFORM-NAME in small letters and digits, such as slack-work; platforms are %s"
            .formatted(name, why, String.join(", ", names())));
  }

  private static InvalidConfigException withoutSecrets(Known platform, String name) {
    return new InvalidConfigException(
        "connections names %s, but none of its secrets is set; give them as those of %s, by variables that begin with %s_"
            .formatted(name, platform.name(), Settings.variable(name)));
  }
}
