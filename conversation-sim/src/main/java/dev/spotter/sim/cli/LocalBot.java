package dev.spotter.sim.cli;

import dev.spotter.bot.BotConfig;
import dev.spotter.bot.SpotterBot;
import dev.spotter.sim.face.FaceKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A Spotter in this process; closing it gives it a moment to finish what it has in hand. What it
 * has not finished then is lost with its inbox, which nobody needs any more.
 */
final class LocalBot implements AutoCloseable {

  /** What a person may want to set for it too; the rest belongs to a bot of their own. */
  private static final Pattern PASSED_ON =
      Pattern.compile(
          "SPOTTER_(MODEL|CLASSIFIER|CLASSIFY|FETCH|LOOKUP|POST|PREVIEW|INBOX_MAX)_\\w+");

  private static final String LOCAL_HOST = "127.0.0.1";
  private static final long CLOSING_MILLIS = 700;

  private final SpotterBot bot;
  private final boolean preview;

  private LocalBot(SpotterBot bot, boolean preview) {
    this.bot = bot;
    this.preview = preview;
  }

  /** Starts a bot and waits until it listens; its inbox is a file in the given folder. */
  static LocalBot start(Map<String, String> credentials, Path folder) {
    Map<String, String> environment = new HashMap<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (PASSED_ON.matcher(name).matches()) {
                environment.put(name, value);
              }
            });
    environment.putAll(credentials);
    environment.put("SPOTTER_HTTP_HOST", LOCAL_HOST);
    environment.put("SPOTTER_HTTP_PORT", "0");
    environment.put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("inbox.db"));
    try {
      BotConfig config = BotConfig.load(Optional.empty(), environment);
      return new LocalBot(LocalSimulator.await(SpotterBot.start(config)), config.preview());
    } catch (RuntimeException failure) {
      throw new CommandException("The bot does not start: " + failure.getMessage(), failure);
    }
  }

  /** Where it takes a platform's webhooks. */
  URI webhook(FaceKind kind) {
    return BotUrl.webhook(url(), kind);
  }

  /** Its page to try pictures on, unless that is switched off. */
  Optional<URI> preview() {
    return preview ? Optional.of(url().resolve("/preview")) : Optional.empty();
  }

  private URI url() {
    return URI.create("http://" + LOCAL_HOST + ":" + bot.port());
  }

  @Override
  public void close() {
    LocalSimulator.await(
        bot.stop().timeout(CLOSING_MILLIS, TimeUnit.MILLISECONDS).otherwiseEmpty());
  }
}
