package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.platform.http.ApiCall;
import dev.spotter.bot.platform.http.JsonApi;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Client of a homeserver's client-server API. Failures are {@link
 * dev.spotter.bot.platform.PlatformException}s. Calls are named without the ids in their paths.
 * Thread-safe.
 */
final class MatrixApi {

  private static final String CLIENT = "/_matrix/client";

  private final JsonApi api;
  private final Secret token;
  private final MatrixErrors errors;

  MatrixApi(Vertx vertx, MatrixConfig config, Clock clock) {
    this.token = config.token();
    this.errors = new MatrixErrors(config.name());
    this.api =
        new JsonApi(vertx, config.homeserver() + CLIENT, config.timeout(), Set.of(token), clock);
  }

  /** Reads something. */
  Future<JsonNode> read(String name, String path) {
    return read(name, path, Map.of());
  }

  /** Reads something that is asked for by a query. */
  Future<JsonNode> read(String name, String path, Map<String, String> query) {
    return result(ApiCall.get(path).asking(query).named(name));
  }

  /** Reads something that is answered only after a wait that was asked for. */
  Future<JsonNode> await(String name, String path, Map<String, String> query, Duration wait) {
    return result(ApiCall.get(path).asking(query).named(name).held(wait));
  }

  /** Does something that may be done again without harm. */
  Future<JsonNode> write(String name, String path, JsonNode body) {
    return result(ApiCall.post(path, body).named(name));
  }

  /** Stores something at an address of its own. */
  Future<JsonNode> store(String name, String path, JsonNode body) {
    return result(ApiCall.put(path, body).named(name));
  }

  /**
   * Sends an event under a transaction id. The homeserver knows the id for a while, but forgets it
   * when it restarts, so that the effect could be there twice after all.
   */
  Future<JsonNode> send(String name, String path, JsonNode body) {
    return result(ApiCall.put(path, body).named(name).onlyOnce());
  }

  /** Returns an empty body. */
  static JsonNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Closes the connections. */
  void close() {
    api.close();
  }

  private Future<JsonNode> result(ApiCall call) {
    return api.send(call.as(token))
        .map(
            answer -> {
              if (!answer.isSuccess() || !answer.body().isObject()) {
                throw errors.ofAnswer(call, answer);
              }
              return answer.body();
            });
  }
}
