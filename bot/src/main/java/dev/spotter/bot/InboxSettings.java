package dev.spotter.bot;

import dev.spotter.bot.BotConfig.InboxConfig;
import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.inbox.GroupWait;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.platform.PlatformConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what concerns the inbox: the section {@code inbox}, and the pace that it keeps. */
final class InboxSettings {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String URL = "inbox.url";

  /** Of Kafka's client settings, those that hold a secret. */
  private static final Pattern SECRETS = Pattern.compile("password|jaas");

  private InboxSettings() {}

  static InboxConfig read(Settings settings, List<PlatformConfig> connections) {
    return new InboxConfig(
        url(settings),
        new InboxOptions(
            settings.whole("inbox.max-depth", 10_000, 1, 10_000_000),
            settings.whole("inbox.connections", 4, 1, 64),
            groupWait(settings),
            PostRates.read(settings, connections),
            settings.duration("inbox.lease", SECOND.multipliedBy(30), SECOND, HOUR),
            settings.duration("inbox.keep", Duration.ofDays(30), HOUR, Duration.ofDays(3_650))),
        settings.whole("inbox.max-in-hand", 64, 1, 10_000),
        settings.whole("inbox.max-looks", 8, 1, 1_000));
  }

  private static GroupWait groupWait(Settings settings) {
    return new GroupWait(
        settings.duration("inbox.album-quiet-time", Duration.ofMillis(2_500), Duration.ZERO, HOUR),
        settings.duration(
            "inbox.album-longest-wait", SECOND.multipliedBy(10), Duration.ZERO, HOUR));
  }

  /** The address may hold a password, so no message repeats it. */
  private static InboxUrl url(Settings settings) {
    InboxUrl url;
    try {
      url = InboxUrl.parse(settings.text(URL, "jdbc:sqlite:spotter.db").trim());
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(
          "%s (%s) must be %s".formatted(Settings.variable(URL), URL, InboxUrl.FORMS));
    }
    Optional<Secret> password = settings.secret("inbox.password");
    if (url instanceof InboxUrl.Postgres server) {
      refuseInFile(
          settings, server.password().isPresent() || server.parameters().contains("password="));
      return password.<InboxUrl>map(server::with).orElse(server);
    }
    if (url instanceof InboxUrl.Kafka log) {
      refuseInFile(
          settings,
          log.password().isPresent()
              || log.parameters().keySet().stream().anyMatch(name -> SECRETS.matcher(name).find()));
      return password.<InboxUrl>map(log::with).orElse(log);
    }
    return url;
  }

  private static void refuseInFile(Settings settings, boolean hasPassword) {
    if (hasPassword && settings.isFromFile(URL)) {
      throw new InvalidConfigException(
          "a password does not belong into the file: leave it out of %s and give it by %s or %s_FILE"
              .formatted(
                  URL, Settings.variable("inbox.password"), Settings.variable("inbox.password")));
    }
  }
}
