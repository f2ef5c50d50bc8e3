package dev.spotter.sim.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Set;

/**
 * Keeps other web sites in the same browser out of the page's API, which asks for no password: a
 * request must name this machine as its host (against DNS rebinding) and, where it has an origin,
 * come from this very server.
 */
final class PageGuard {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private final boolean loopbackOnly;

  PageGuard(String bindHost) {
    this.loopbackOnly = LOOPBACK.contains(bindHost);
  }

  void check(RoutingContext http) {
    HttpServerRequest request = http.request();
    HostAndPort host = request.authority();
    if (host == null || (loopbackOnly && !LOOPBACK.contains(host.host()))) {
      throw new PageException(403, "Open the page by http://localhost, not by another name.");
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null && !sameServer(origin, host)) {
      throw new PageException(403, "Only the simulator's own page may use this.");
    }
    http.next();
  }

  private static boolean sameServer(String origin, HostAndPort host) {
    try {
      return host.toString().equals(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }
}
