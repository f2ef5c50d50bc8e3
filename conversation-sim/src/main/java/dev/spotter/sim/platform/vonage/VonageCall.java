package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.http.RawBody;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One call of the API: what it asks for, checked, and the answer to it. */
record VonageCall(RoutingContext http) {

  private static final int DEFAULT_PAGE = 10;
  private static final int MAX_PAGE = 100;

  /** A page of a list: its items, and where the next one starts when there is more. */
  record Page<T>(int size, List<T> items, Optional<T> last) {}

  String path(String parameter) {
    return http.pathParam(parameter);
  }

  JsonObject body() {
    if (Json.decodeValue(RawBody.of(http)) instanceof JsonObject body) {
      return body;
    }
    throw VonageException.badRequest("A JSON object is expected.");
  }

  static JsonObject object(JsonObject in, String key) {
    if (in.getValue(key) instanceof JsonObject found) {
      return found;
    }
    throw VonageException.badRequest("\"" + key + "\" must be an object.");
  }

  static String string(JsonObject in, String key) {
    if (in.getValue(key) instanceof String found) {
      return found;
    }
    throw VonageException.badRequest("\"" + key + "\" must be a string.");
  }

  /** Whether the newest come first. */
  boolean descending() {
    return "desc".equals(http.queryParams().get("order"));
  }

  Optional<Integer> cursor() {
    return number("cursor");
  }

  /** Cuts the first page off a list that starts at the cursor. */
  <T> Page<T> page(List<T> rest) {
    int size = Math.max(1, Math.min(MAX_PAGE, number("page_size").orElse(DEFAULT_PAGE)));
    List<T> items = rest.subList(0, Math.min(size, rest.size()));
    boolean more = rest.size() > size;
    return new Page<>(size, items, more ? Optional.of(items.get(size - 1)) : Optional.empty());
  }

  <T> JsonObject list(
      String name,
      Page<T> page,
      Function<T, JsonObject> item,
      Function<T, Integer> cursor,
      VonageJson json) {
    JsonObject links = json.link(http.request().uri());
    String order = descending() ? "&order=desc" : "";
    page.last()
        .map(last -> "?page_size=" + page.size() + "&cursor=" + cursor.apply(last) + order)
        .map(query -> json.link(http.request().path() + query))
        .ifPresent(next -> links.put("next", next.getValue("self")));
    JsonArray items = new JsonArray(page.items().stream().map(item).toList());
    return new JsonObject()
        .put("page_size", page.size())
        .put("_embedded", new JsonObject().put(name, items))
        .put("_links", links);
  }

  void answer(int status, JsonObject json) {
    http.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(json.toBuffer());
  }

  private Optional<Integer> number(String parameter) {
    try {
      return Optional.ofNullable(http.queryParams().get(parameter)).map(Integer::valueOf);
    } catch (NumberFormatException notOne) {
      throw VonageException.badRequest("\"" + parameter + "\" must be a number.");
    }
  }
}
