package dev.spotter.bot.platform;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/**
 * A request as it came over the wire, before anything is believed.
 *
 * @param route the endpoint it came to, as the platform named it
 * @param parameters the varying parts of its path
 * @param query the query's parameters
 * @param headers the request's headers
 * @param body the body's exact bytes, which signatures are computed over
 */
public record WebhookRequest(
    Route route, Map<String, String> parameters, MultiMap query, MultiMap headers, Buffer body) {

  /** Copies {@code parameters}. */
  public WebhookRequest {
    parameters = Map.copyOf(parameters);
  }

  /** Creates a request to an endpoint whose path and query say nothing. */
  public WebhookRequest(MultiMap headers, Buffer body) {
    this(
        new Route(HttpMethod.POST, "/"),
        Map.of(),
        MultiMap.caseInsensitiveMultiMap(),
        headers,
        body);
  }
}
