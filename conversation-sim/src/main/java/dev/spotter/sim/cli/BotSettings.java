package dev.spotter.sim.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a bot of this command's own is set up.
 *
 * @param model name of a bundled model, or a folder with one; empty for the default
 * @param config a configuration file; empty for none
 */
record BotSettings(Optional<String> model, Optional<Path> config) {

  /** Where such a bot listens. */
  static final String LOCAL_HOST = "127.0.0.1";

  /** What a person has set for a bot of their own: where it is, and who it is on real platforms. */
  private static final Pattern NOT_PASSED_ON =
      Pattern.compile("SPOTTER_(LOG|HTTP|INBOX|SLACK|TELEGRAM|VONAGE|MATRIX|WHATSAPP)_(?!MAX_).*");

  /** All that is left to the bot. */
  static final BotSettings USUAL = new BotSettings(Optional.empty(), Optional.empty());

  /**
   * Returns the variables to start a bot with.
   *
   * @param credentials what it shares with the simulator
   * @param folder takes its inbox
   * @param port where it listens; 0 for any free port
   */
  Map<String, String> environment(Map<String, String> credentials, Path folder, int port) {
    Map<String, String> environment = new HashMap<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("SPOTTER_") && !NOT_PASSED_ON.matcher(name).matches()) {
                environment.put(name, value);
              }
            });
    environment.putAll(credentials);
    environment.put("SPOTTER_HTTP_HOST", LOCAL_HOST);
    environment.put("SPOTTER_HTTP_PORT", String.valueOf(port));
    environment.putIfAbsent("SPOTTER_POST_RATE", "5"); // nobody here has a platform's limits
    environment.putIfAbsent("SPOTTER_POST_BURST", "10");
    environment.put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("inbox.db"));
    environment.putIfAbsent("SPOTTER_MODEL_VERSIONS", folder.resolve("versions").toString());
    environment.putIfAbsent("SPOTTER_MODEL_RELOAD_EVERY", "1s"); // so that a new one answers soon
    model.ifPresent(chosen -> environment.put(variable(chosen), chosen));
    return environment;
  }

  private static String variable(String model) {
    return Files.isDirectory(Path.of(model)) ? "SPOTTER_MODEL_DIR" : "SPOTTER_MODEL_BUNDLED";
  }
}
