package dev.spotter.bot.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.platform.BoundedBody;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.codec.BodyCodec;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Calls Slack's Web API and turns what can go wrong into {@link PlatformException}s. It follows no
 * redirect, so the token goes nowhere else. Thread-safe.
 */
final class SlackApi {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int CONNECTIONS = 32;
  private static final int WAITING_CALLS = 1_000;
  private static final int MAX_ANSWER_BYTES = 4 << 20;

  private final String url;
  private final Secret token;
  private final long timeoutMillis;
  private final WebClient client;

  SlackApi(Vertx vertx, SlackConfig config) {
    this.url = config.apiUrl().toString();
    this.token = config.botToken();
    this.timeoutMillis = config.timeout().toMillis();
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions().setUserAgent("spotter").setFollowRedirects(false),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING_CALLS));
  }

  /**
   * Calls a method that reads; its arguments go into the address, which every such method takes.
   */
  Future<JsonNode> read(String method, Map<String, String> arguments) {
    HttpRequest<Buffer> request = client.getAbs(url + "/" + method);
    arguments.forEach(request::addQueryParam);
    return call(method, request, token, Optional.empty()).map(SlackApi::content);
  }

  /** Calls a method that changes something, with JSON arguments. */
  Future<JsonNode> write(String method, JsonNode arguments) {
    return write(method, arguments, token);
  }

  /** Calls a method with another token than the bot's. */
  Future<JsonNode> write(String method, JsonNode arguments, Secret otherToken) {
    HttpRequest<Buffer> request = client.postAbs(url + "/" + method);
    request.putHeader("Content-Type", "application/json; charset=utf-8");
    return call(method, request, otherToken, Optional.of(Buffer.buffer(arguments.toString())))
        .map(SlackApi::content);
  }

  /** Returns what the bot's token may do, as Slack says beside every answer. */
  Future<Optional<String>> scopes() {
    return call("auth.test", client.postAbs(url + "/auth.test"), token, Optional.empty())
        .map(answer -> Optional.ofNullable(answer.scopes()));
  }

  /** Closes the connections. */
  void close() {
    client.close();
  }

  private Future<Answer> call(
      String method, HttpRequest<Buffer> request, Secret bearer, Optional<Buffer> body) {
    BoundedBody answer = new BoundedBody(MAX_ANSWER_BYTES);
    HttpRequest<Void> prepared =
        request
            .timeout(timeoutMillis)
            .bearerTokenAuthentication(bearer.value())
            .as(BodyCodec.pipe(answer));
    boolean reading = HttpMethod.GET.equals(request.method());
    return body.map(prepared::sendBuffer)
        .orElseGet(prepared::send)
        .recover(failure -> Future.failedFuture(SlackErrors.ofSilence(method, reading, failure)))
        .map(head -> answer(method, head, answer.bytes()));
  }

  private static Answer answer(String method, HttpResponse<Void> head, Buffer body) {
    String retryAfter = head.getHeader("Retry-After");
    if (head.statusCode() / 100 != 2) {
      throw SlackErrors.ofStatus(method, head.statusCode(), retryAfter);
    }
    JsonNode content = json(method, body);
    if (!content.path("ok").asBoolean()) {
      throw SlackErrors.ofError(method, content.path("error").asText(), retryAfter);
    }
    return new Answer(content, head.getHeader("X-OAuth-Scopes"));
  }

  private static JsonNode json(String method, Buffer body) {
    try {
      return MAPPER.readTree(body.getBytes());
    } catch (IOException noJson) {
      throw PlatformException.of(
          Reaction.ALERT, method + " was not answered with JSON; is slack.api-url right?");
    }
  }

  private static JsonNode content(Answer answer) {
    return answer.content();
  }

  private record Answer(JsonNode content, String scopes) {}
}
