package dev.spotter.sim.cli;

import dev.spotter.sim.face.FaceKind;
import dev.spotter.sim.server.Faces;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/** Checks the address of a bot before anything is sent there. */
final class BotUrl {

  private static final int TIMEOUT_MILLIS = 3_000;

  private BotUrl() {}

  /** Where a platform's bot takes webhooks; an address without a path is completed. */
  static URI webhook(URI url, FaceKind kind) {
    boolean complete = check(url).getPath() != null && url.getPath().length() > 1;
    return complete ? url : url.resolve("/webhooks/" + kind.platform().name());
  }

  /** The platform that the end of an address names, if it does. */
  static Optional<FaceKind> platform(URI url) {
    String path = check(url).getPath();
    return path == null ? Optional.empty() : Faces.named(path.substring(path.lastIndexOf('/') + 1));
  }

  /** Refuses what is no web address. */
  static URI check(URI url) {
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (http && url.getHost() != null) {
      return url;
    }
    throw new CommandException(
        "--bot-url must be a whole address such as http://localhost:8080/webhooks/vonage, not "
            + url);
  }

  /** Refuses an address at which nobody listens. */
  static URI checkListening(URI url) {
    int port = check(url).getPort() > 0 ? url.getPort() : url.getScheme().equals("http") ? 80 : 443;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(url.getHost(), port), TIMEOUT_MILLIS);
      return url;
    } catch (IOException nobody) {
      throw new CommandException(
          "No bot listens on " + url + " (" + nobody.getMessage() + "). Start it first.", nobody);
    }
  }
}
