package dev.spotter.sim.web;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * Static-file handler for the page's own files, few and small, from the class path; thread-safe.
 *
 * <p>Vert.x' {@code StaticHandler} would do, but {@code sendFile} of 5.1.6 logs a null pointer as
 * an error whenever a browser has left before its file is sent.
 */
final class PageFiles implements Handler<RoutingContext> {

  private static final String FOLDER = "/web";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "jpg", "image/jpeg");

  /** Answers with the file of the request's path; passes on what is no file of the page's. */
  @Override
  public void handle(RoutingContext http) {
    String path = http.normalizedPath(); // without dot segments
    String file = path.endsWith("/") ? path + "index.html" : path;
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null) {
      http.next();
      return;
    }
    http.vertx()
        .executeBlocking(() -> read(file))
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    content ->
                        http.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(content),
                    http::next))
        .onFailure(http::fail);
  }

  private static Optional<Buffer> read(String file) throws IOException {
    try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + file)) {
      return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
    }
  }
}
