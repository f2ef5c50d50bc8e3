package dev.spotter.bot.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * A server as browsers tell one from another: scheme, host and port.
 *
 * @param scheme {@code http} or {@code https}
 * @param host name or address in lower case, IPv6 in brackets
 * @param port the port, the scheme's own when the address gives none
 */
record Origin(String scheme, String host, int port) {

  /**
   * Reads the origin of an address.
   *
   * @param uri any address
   * @return its origin; empty when it is not http(s), names no host, or carries user info, which
   *     serves only to disguise the host
   */
  static Optional<Origin> of(URI uri) {
    if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
      return Optional.empty();
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "http" -> Optional.of(of(scheme, uri, 80));
      case "https" -> Optional.of(of(scheme, uri, 443));
      default -> Optional.empty();
    };
  }

  private static Origin of(String scheme, URI uri, int defaultPort) {
    int port = uri.getPort() == -1 ? defaultPort : uri.getPort();
    return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
  }

  boolean secure() {
    return scheme.equals("https");
  }

  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}
