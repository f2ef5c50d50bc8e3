package dev.spotter.sim.platform.slack;

import dev.spotter.sim.http.RawBody;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the Web API. Its arguments come in the address, in a form or as a JSON object, and
 * the token among them or, better, in the Authorization header.
 */
final class SlackCall {

  private static final String SCHEME = "Bearer ";

  private final RoutingContext http;
  private final Map<String, String> arguments = new HashMap<>();

  SlackCall(RoutingContext http) {
    this.http = http;
    http.queryParams().forEach(entry -> arguments.put(entry.getKey(), entry.getValue()));
    String type = Optional.ofNullable(http.request().getHeader("Content-Type")).orElse("");
    String body = RawBody.of(http).toString();
    if (type.startsWith("application/json")) {
      readJson(body);
    } else if (type.startsWith("application/x-www-form-urlencoded")) {
      readForm(body);
    }
  }

  String method() {
    return http.pathParam("method");
  }

  Optional<String> token() {
    return Optional.ofNullable(http.request().getHeader("Authorization"))
        .filter(header -> header.startsWith(SCHEME))
        .map(header -> header.substring(SCHEME.length()))
        .or(() -> argument("token"));
  }

  Optional<String> argument(String name) {
    return Optional.ofNullable(arguments.get(name)).filter(value -> !value.isEmpty());
  }

  /** Returns an argument; a call without it is refused with this error. */
  String required(String name, String error) {
    return argument(name).orElseThrow(() -> SlackException.of(error));
  }

  int limit(int usual, int max) {
    try {
      int limit = Integer.parseInt(argument("limit").orElse(String.valueOf(usual)));
      return Math.max(1, Math.min(max, limit));
    } catch (NumberFormatException notOne) {
      throw SlackException.of("invalid_limit");
    }
  }

  private void readJson(String body) {
    try {
      new JsonObject(body.isEmpty() ? "{}" : body)
          .forEach(entry -> arguments.put(entry.getKey(), String.valueOf(entry.getValue())));
    } catch (DecodeException unreadable) {
      throw SlackException.of("invalid_json");
    }
  }

  private void readForm(String body) {
    new QueryStringDecoder(body, false)
        .parameters()
        .forEach((name, values) -> arguments.put(name, values.get(0)));
  }
}
