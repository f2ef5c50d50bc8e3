package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.platform.BoundedBody;
import dev.spotter.bot.platform.PlatformException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.codec.BodyCodec;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/**
 * Calls the Bot API and turns what can go wrong into {@link PlatformException}s. The token is part
 * of every address, so no address leaves this class but {@link #file}, and no failure is told in
 * the client's own words before the token is taken out. Thread-safe.
 */
final class TelegramApi {

  static final JsonMapper MAPPER = new JsonMapper();

  private static final int CONNECTIONS = 32;
  private static final int WAITING_CALLS = 1_000;

  /** 100 updates of the largest kind stay well below it. */
  private static final int MAX_ANSWER_BYTES = 8 << 20;

  private final String apiUrl;
  private final String token;
  private final long timeoutMillis;
  private final WebClient client;

  TelegramApi(Vertx vertx, TelegramConfig config) {
    this.apiUrl = config.apiUrl().toString();
    this.token = config.token().value();
    this.timeoutMillis = config.timeout().toMillis();
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions().setUserAgent("spotter").setFollowRedirects(false),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING_CALLS));
  }

  /** Calls a method that can be called again without harm, and returns its result. */
  Future<JsonNode> call(String method, ObjectNode parameters) {
    return call(method, parameters, false, Duration.ZERO);
  }

  /** Calls a method that is answered only after a wait that was asked for. */
  Future<JsonNode> await(String method, ObjectNode parameters, Duration wait) {
    return call(method, parameters, false, wait);
  }

  /** Calls a method whose effect would be there twice if it were called again. */
  Future<JsonNode> callOnce(String method, ObjectNode parameters) {
    return call(method, parameters, true, Duration.ZERO);
  }

  /** Returns the address of a file, which holds the token: only for downloading it. */
  URI file(String filePath) {
    try {
      String path = new URI(null, null, "/" + filePath, null).getRawPath();
      return URI.create(apiUrl + "/file/bot" + token + path);
    } catch (URISyntaxException e) {
      throw PlatformException.of(PlatformException.Reaction.GIVE_UP, "getFile named no path");
    }
  }

  /** Closes the connections. */
  void close() {
    client.close();
  }

  private Future<JsonNode> call(
      String method, ObjectNode parameters, boolean once, Duration extraWait) {
    BoundedBody body = new BoundedBody(MAX_ANSWER_BYTES);
    return client
        .postAbs(apiUrl + "/bot" + token + "/" + method)
        .timeout(timeoutMillis + extraWait.toMillis())
        .putHeader("Content-Type", "application/json")
        .as(BodyCodec.pipe(body))
        .sendBuffer(Buffer.buffer(parameters.toString()))
        .recover(
            failure ->
                Future.failedFuture(
                    TelegramErrors.ofSilence(method, failure, untold(failure), once)))
        .map(head -> result(method, head, body.bytes(), once));
  }

  private String untold(Throwable failure) {
    return String.valueOf(failure.getMessage()).replace(token, "***");
  }

  private JsonNode result(String method, HttpResponse<?> head, Buffer body, boolean once) {
    JsonNode answer = json(body);
    if (head.statusCode() / 100 == 2 && !answer.path("ok").isBoolean() && once) {
      return MissingNode.getInstance(); // no reason to call again what has succeeded
    }
    if (head.statusCode() / 100 != 2 || !answer.path("ok").asBoolean()) {
      throw TelegramErrors.ofAnswer(
          method, head.statusCode(), answer, head.getHeader("Retry-After"), once);
    }
    return answer.path("result");
  }

  /** An answer may quote the address that was asked, and that the token. */
  private JsonNode json(Buffer body) {
    try {
      return MAPPER.readTree(body.toString().replace(token, "***"));
    } catch (IOException noJson) {
      return MissingNode.getInstance();
    }
  }
}
