package dev.spotter.sim.platform.telegram;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One call of a method: its parameters come in the query, in a form, or in a JSON body, as a client
 * likes; its answer is {@code {ok, result}}.
 */
final class TelegramCall {

  private final RoutingContext http;
  private final JsonObject body;

  TelegramCall(RoutingContext http) {
    this.http = http;
    this.body = body(http);
  }

  private static JsonObject body(RoutingContext http) {
    String type = String.valueOf(http.request().getHeader(HttpHeaders.CONTENT_TYPE));
    if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")
        || http.body().length() <= 0) {
      return new JsonObject();
    }
    try {
      return http.body().asJsonObject();
    } catch (DecodeException | ClassCastException e) {
      throw TelegramException.badRequest("can't parse JSON object");
    }
  }

  /** The request as the server has it. */
  RoutingContext http() {
    return http;
  }

  /** Returns a parameter; from a form or the query as text. */
  Optional<Object> value(String name) {
    return Optional.ofNullable(body.getValue(name))
        .or(() -> Optional.ofNullable(http.request().getFormAttribute(name)))
        .or(() -> Optional.ofNullable(http.request().getParam(name)));
  }

  /** Returns a parameter as text; empty when it was not given. */
  String text(String name) {
    return value(name).map(Object::toString).orElse("");
  }

  /** Returns a parameter as a whole number. */
  Optional<Long> number(String name) {
    try {
      return value(name).map(Object::toString).filter(t -> !t.isEmpty()).map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw TelegramException.badRequest("invalid " + name + " specified");
    }
  }

  /** Returns a parameter that is an object; in a form it is JSON text. */
  Optional<JsonObject> object(String name) {
    return value(name).map(TelegramCall::decoded).map(JsonObject.class::cast);
  }

  /** Returns a parameter that is a list. */
  Optional<JsonArray> array(String name) {
    return value(name).map(TelegramCall::decoded).map(JsonArray.class::cast);
  }

  /** Returns a parameter that is a list of texts. */
  Optional<List<String>> list(String name) {
    return array(name).map(list -> list.stream().map(String::valueOf).toList());
  }

  /** Tells whether a parameter is true. */
  boolean flag(String name) {
    return value(name).map(Object::toString).filter(Boolean::parseBoolean).isPresent();
  }

  private static Object decoded(Object value) {
    return value instanceof String text ? Json.decodeValue(text) : value;
  }

  /** Answers with a result. */
  void answer(Object result) {
    if (!http.response().ended()) {
      http.json(new JsonObject().put("ok", true).put("result", result));
    }
  }

  /** Answers with a refusal. */
  void refuse(TelegramException refusal) {
    if (!http.response().ended()) {
      http.response().setStatusCode(refusal.code());
      if (refusal.retryAfter() > 0) {
        http.response().putHeader("Retry-After", String.valueOf(refusal.retryAfter()));
      }
      http.json(refusal.toJson());
    }
  }
}
