package dev.spotter.bot.fetch;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * An address that may be asked, made by {@link UrlAllowList} only.
 *
 * @param uri the address
 * @param origin its origin, allowed
 * @param authorization value of the Authorization header to send there
 */
record AllowedUrl(URI uri, Origin origin, Optional<String> authorization) {

  AllowedUrl withoutAuthorization() {
    return new AllowedUrl(uri, origin, Optional.empty());
  }

  /**
   * Returns the request. Host and port come from the very origin that was admitted: reading the
   * address a second time, with another parser, is how allow-lists are tricked. The name is what
   * the server is asked for, and what its certificate has to show.
   *
   * @param server the address to connect to
   */
  RequestOptions request(SocketAddress server) {
    RequestOptions request =
        new RequestOptions()
            .setServer(server)
            .setSsl(origin.secure())
            .setHost(origin.host())
            .setPort(origin.port())
            .setURI(pathAndQuery())
            .setFollowRedirects(false);
    authorization.ifPresent(value -> request.putHeader(HttpHeaders.AUTHORIZATION, value));
    return request;
  }

  private String pathAndQuery() {
    URI ascii = URI.create(uri.toASCIIString());
    String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
    return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
  }
}
