package dev.spotter.sim.cli;

import java.net.URI;

/** Checks the address of a bot before anything is sent there. */
final class BotUrl {

  private BotUrl() {}

  static URI check(URI url) {
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (http && url.getHost() != null) {
      return url;
    }
    throw new CommandException(
        "--bot-url must be a whole address such as http://localhost:8080/webhooks/vonage, not "
            + url);
  }
}
