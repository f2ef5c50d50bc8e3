package dev.spotter.sim.web;

import dev.spotter.sim.chat.ChatException;
import dev.spotter.sim.http.BodyTooLargeException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the page's API answers: JSON, or {@code {"error":"words"}} for the person at the page. */
final class PageReply {

  private static final Logger LOG = LoggerFactory.getLogger(PageReply.class);

  private PageReply() {}

  static void json(RoutingContext http, int status, Buffer json) {
    http.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(json);
  }

  /** Ends a request whose browser left before the answer was over; other failures go on. */
  static void abandoned(RoutingContext http) {
    HttpServerResponse response = http.response();
    boolean begun = response.headWritten() || response.closed();
    if (begun && http.failure() instanceof IOException lost) {
      LOG.debug("{} {} was abandoned", http.request().method(), http.request().path(), lost);
      response.reset();
    } else {
      http.next();
    }
  }

  static void failure(RoutingContext http) {
    PageException refused = translate(http);
    json(http, refused.status(), new JsonObject().put("error", refused.getMessage()).toBuffer());
  }

  static void unknown(RoutingContext http) {
    throw new PageException(404, "There is no " + http.request().path());
  }

  private static PageException translate(RoutingContext http) {
    Throwable failure = http.failure();
    if (failure instanceof PageException refused) {
      return refused;
    }
    if (failure instanceof ChatException refused) {
      return PageException.of(refused);
    }
    if (failure instanceof DecodeException) {
      return new PageException(400, "The body is no JSON.");
    }
    if (failure instanceof BodyTooLargeException tooLarge) {
      return new PageException(http.statusCode(), "That is too large. " + tooLarge.getMessage());
    }
    LOG.error("{} {} failed", http.request().method(), http.request().path(), failure);
    return new PageException(500, "The simulator failed; its log says why.");
  }
}
