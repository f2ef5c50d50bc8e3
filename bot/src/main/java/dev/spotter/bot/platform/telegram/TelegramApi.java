package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.http.ApiAnswer;
import dev.spotter.bot.platform.http.ApiCall;
import dev.spotter.bot.platform.http.JsonApi;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * Client of the Bot API. The token is part of every address, so no address leaves this class but
 * {@link #file}. Failures are {@link PlatformException}s. Thread-safe.
 */
final class TelegramApi {

  private final JsonApi api;
  private final TelegramErrors errors;
  private final String files;

  TelegramApi(Vertx vertx, TelegramConfig config, Clock clock) {
    String token = config.token().value();
    this.files = config.apiUrl() + "/file/bot" + token;
    this.errors = new TelegramErrors(config.name());
    this.api =
        new JsonApi(
            vertx,
            config.apiUrl() + "/bot" + token,
            config.timeout(),
            Set.of(config.token()),
            clock);
  }

  /** Calls a method that can be called again without harm, and returns its result. */
  Future<JsonNode> call(String method, ObjectNode parameters) {
    return result(ApiCall.post("/" + method, parameters).named(method));
  }

  /** Calls a method that is answered only after a wait that was asked for. */
  Future<JsonNode> await(String method, ObjectNode parameters, Duration wait) {
    return result(ApiCall.post("/" + method, parameters).named(method).held(wait));
  }

  /** Calls a method whose effect would be there twice if it were called again. */
  Future<JsonNode> callOnce(String method, ObjectNode parameters) {
    return result(ApiCall.post("/" + method, parameters).named(method).onlyOnce());
  }

  /** Returns the address of a file, which holds the token: only for downloading it. */
  URI file(String filePath) {
    try {
      String path = new URI(null, null, "/" + filePath, null).getRawPath();
      return URI.create(files + path);
    } catch (URISyntaxException e) {
      throw PlatformException.of(PlatformException.Reaction.GIVE_UP, "getFile named no path");
    }
  }

  /** Closes the connections. */
  void close() {
    api.close();
  }

  private Future<JsonNode> result(ApiCall call) {
    return api.send(call).map(answer -> result(call, answer));
  }

  private JsonNode result(ApiCall call, ApiAnswer answer) {
    boolean told = answer.body().path("ok").isBoolean();
    if (answer.isSuccess() && !told && call.once()) {
      return MissingNode.getInstance(); // no reason to call again what has succeeded
    }
    if (!answer.isSuccess() || !answer.body().path("ok").asBoolean()) {
      throw errors.ofAnswer(call, answer);
    }
    return answer.body().path("result");
  }
}
