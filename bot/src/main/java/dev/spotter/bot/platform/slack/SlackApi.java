package dev.spotter.bot.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.platform.http.ApiAnswer;
import dev.spotter.bot.platform.http.ApiCall;
import dev.spotter.bot.platform.http.ApiErrors;
import dev.spotter.bot.platform.http.JsonApi;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Client of Slack's Web API. Failures are {@link PlatformException}s, also where Slack says 200 and
 * {@code "ok":false}. Thread-safe.
 */
final class SlackApi {

  private final JsonApi api;
  private final Secret token;
  private final String setting;

  SlackApi(Vertx vertx, SlackConfig config, Clock clock) {
    this.token = config.botToken();
    this.setting = config.name() + ".api-url";
    this.api =
        new JsonApi(vertx, config.apiUrl().toString(), config.timeout(), Set.of(token), clock);
  }

  /**
   * Calls a method that reads; its arguments go into the address, which every such method takes.
   */
  Future<JsonNode> read(String method, Map<String, String> arguments) {
    return json(ApiCall.get("/" + method).asking(arguments).named(method).as(token));
  }

  /** Calls a method that changes something and can be called again without harm. */
  Future<JsonNode> write(String method, JsonNode arguments) {
    return json(posting(method, arguments).as(token));
  }

  /** Calls a method whose effect would be there twice if it were called again. */
  Future<JsonNode> writeOnce(String method, JsonNode arguments) {
    return json(posting(method, arguments).as(token).onlyOnce());
  }

  /** Opens a Socket Mode connection's address, with the app's own token. */
  Future<JsonNode> open(Secret appToken) {
    return json(
        posting("apps.connections.open", JsonNodeFactory.instance.objectNode()).as(appToken));
  }

  /** Returns what the bot's token may do, as Slack says beside every answer. */
  Future<Optional<String>> scopes() {
    ApiCall call = posting("auth.test", JsonNodeFactory.instance.objectNode()).as(token);
    return send(call).map(answer -> Optional.ofNullable(answer.headers().get("X-OAuth-Scopes")));
  }

  /** Closes the connections. */
  void close() {
    api.close();
  }

  private static ApiCall posting(String method, JsonNode arguments) {
    return ApiCall.post("/" + method, arguments).named(method);
  }

  private Future<JsonNode> json(ApiCall call) {
    return send(call).map(ApiAnswer::body);
  }

  private Future<ApiAnswer> send(ApiCall call) {
    return api.send(call).map(answer -> checked(call, answer));
  }

  private ApiAnswer checked(ApiCall call, ApiAnswer answer) {
    if (!ApiErrors.successful(call, answer).body().isObject()) {
      throw PlatformException.of(
          Reaction.ALERT, call.name() + " was not answered with JSON; is " + setting + " right?");
    }
    if (!answer.body().path("ok").asBoolean()) {
      throw SlackErrors.ofError(call, answer);
    }
    return answer;
  }
}
