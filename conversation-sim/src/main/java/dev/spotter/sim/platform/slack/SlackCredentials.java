package dev.spotter.sim.platform.slack;

import dev.spotter.sim.platform.CredentialFolder;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a Slack app and its workspace know of each other.
 *
 * @param signingSecret signs requests to the app
 * @param botToken the app acts with it
 * @param appToken opens Socket Mode connections
 */
record SlackCredentials(String signingSecret, String botToken, String appToken) {

  private static final String SIGNING_SECRET = "SPOTTER_SLACK_SIGNING_SECRET";
  private static final String BOT_TOKEN = "SPOTTER_SLACK_BOT_TOKEN";

  /** Not the bot's own variable: with that set, a Spotter would choose Socket Mode. */
  private static final String APP_TOKEN = "SIMULATOR_SLACK_APP_TOKEN";

  private static final int BYTES = 16;

  static Map<String, String> create(SecureRandom random) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(SIGNING_SECRET, hex(random));
    environment.put(BOT_TOKEN, "xoxb-" + hex(random));
    environment.put(APP_TOKEN, "xapp-1-" + hex(random));
    return environment;
  }

  static SlackCredentials load(CredentialFolder folder) {
    return new SlackCredentials(
        folder.variable(SIGNING_SECRET), folder.variable(BOT_TOKEN), folder.variable(APP_TOKEN));
  }

  /** Says that there are some. */
  @Override
  public String toString() {
    return "SlackCredentials[***]";
  }

  private static String hex(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
