package dev.spotter.sim.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Reads a request's whole body as it is, whatever its Content-Type says, before the route's next
 * handler runs. A body longer than the bound fails the request with status 413 and a {@link
 * BodyTooLargeException}; the rest of it is read and dropped, so that a browser gets to see the
 * answer.
 */
public final class RawBody implements Handler<RoutingContext> {

  private static final String KEY = RawBody.class.getName();
  private static final int TOO_LARGE = 413;

  private final int maxBytes;

  /**
   * Creates a handler.
   *
   * @param maxBytes the longest body, in bytes
   */
  public RawBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Returns the body that was read.
   *
   * @param http a request that has passed this handler
   * @return its body, empty when there was none
   */
  public static Buffer of(RoutingContext http) {
    return http.get(KEY);
  }

  @Override
  public void handle(RoutingContext http) {
    HttpServerRequest request = http.request();
    Buffer body = Buffer.buffer();
    request.handler(
        chunk -> {
          if (body.length() <= maxBytes) {
            body.appendBuffer(chunk);
          }
        });
    request.endHandler(end -> finish(http, body));
    request.exceptionHandler(lost -> http.response().reset());
  }

  private void finish(RoutingContext http, Buffer body) {
    if (body.length() > maxBytes) {
      http.fail(TOO_LARGE, new BodyTooLargeException(maxBytes));
    } else {
      http.put(KEY, body);
      http.next();
    }
  }
}
