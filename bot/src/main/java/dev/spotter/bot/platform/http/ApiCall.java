package dev.spotter.bot.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.config.Secret;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a platform's API. Immutable.
 *
 * @param name what failures call it; holds no secret
 * @param method the HTTP method
 * @param path added to the API's address; begins with a slash and ends without one
 * @param query the query's parameters, not yet encoded
 * @param body a JSON body, if any
 * @param bearer the credential for the Authorization header, if any
 * @param once whether the call's effect would be there twice if it were called again
 * @param hold how long the server may hold the call open on top of the usual timeout
 */
public record ApiCall(
    String name,
    HttpMethod method,
    String path,
    Map<String, String> query,
    Optional<JsonNode> body,
    Optional<Secret> bearer,
    boolean once,
    Duration hold) {

  /** Copies {@code query}. */
  public ApiCall {
    query = Map.copyOf(query);
  }

  /** Returns a call that reads. */
  public static ApiCall get(String path) {
    return new ApiCall(
        "GET " + path,
        HttpMethod.GET,
        path,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        Duration.ZERO);
  }

  /** Returns a call with a JSON body, which may be called again unless {@link #onlyOnce}. */
  public static ApiCall post(String path, JsonNode body) {
    return new ApiCall(
        "POST " + path,
        HttpMethod.POST,
        path,
        Map.of(),
        Optional.of(body),
        Optional.empty(),
        false,
        Duration.ZERO);
  }

  /**
   * Returns a call with a JSON body that replaces what is there, so that it may be called again.
   */
  public static ApiCall put(String path, JsonNode body) {
    return new ApiCall(
        "PUT " + path,
        HttpMethod.PUT,
        path,
        Map.of(),
        Optional.of(body),
        Optional.empty(),
        false,
        Duration.ZERO);
  }

  /** Returns this call under a name of its own. */
  public ApiCall named(String itsName) {
    return new ApiCall(itsName, method, path, query, body, bearer, once, hold);
  }

  /** Returns this call with these query parameters. */
  public ApiCall asking(Map<String, String> parameters) {
    return new ApiCall(name, method, path, parameters, body, bearer, once, hold);
  }

  /** Returns this call with a bearer token. */
  public ApiCall as(Secret token) {
    return new ApiCall(name, method, path, query, body, Optional.of(token), once, hold);
  }

  /** Returns this call as one that must not have its effect twice. */
  public ApiCall onlyOnce() {
    return new ApiCall(name, method, path, query, body, bearer, true, hold);
  }

  /** Returns this call as one that the server answers only after up to this time. */
  public ApiCall held(Duration longest) {
    return new ApiCall(name, method, path, query, body, bearer, once, longest);
  }
}
