package dev.spotter.bot.platform.vonage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Calls Vonage's API and turns what can go wrong into {@link PlatformException}s. It follows no
 * redirect, so the token goes nowhere else. Thread-safe.
 */
final class VonageApi {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int CONNECTIONS = 32;
  private static final int WAITING_CALLS = 1_000;

  /** The longest wait a platform may ask for. */
  private static final long MAX_RETRY_AFTER_SECONDS = 3_600;

  /** Pages looked through before something counts as not there. */
  private static final int MAX_PAGES = 20;

  private final String url;
  private final long timeoutMillis;
  private final ApplicationToken token;
  private final WebClient client;

  VonageApi(Vertx vertx, VonageConfig config, ApplicationToken token) {
    this.url = config.apiUrl().toString();
    this.token = token;
    this.timeoutMillis = config.timeout().toMillis();
    this.client = WebClient.create(vertx, options(), pool());
  }

  private static WebClientOptions options() {
    return new WebClientOptions().setUserAgent("spotter").setFollowRedirects(false);
  }

  private static PoolOptions pool() {
    return new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING_CALLS);
  }

  /** Gets a resource; {@code path} starts with a slash and ends without one. */
  Future<JsonNode> get(String path) {
    return call(HttpMethod.GET, path, Optional.empty());
  }

  /** Posts a JSON body; {@code path} starts with a slash and ends without one. */
  Future<JsonNode> post(String path, JsonNode body) {
    return call(HttpMethod.POST, path, Optional.of(body));
  }

  /**
   * Looks through a list, page by page.
   *
   * @param path the list's address
   * @param query the first page's query, without the question mark
   * @param match picks what is looked for from a page
   * @param last tells that there is no need to look beyond a page
   */
  <T> Future<Optional<T>> find(
      String path, String query, Function<JsonNode, Optional<T>> match, Predicate<JsonNode> last) {
    return find(path, query, match, last, MAX_PAGES);
  }

  private <T> Future<Optional<T>> find(
      String path,
      String query,
      Function<JsonNode, Optional<T>> match,
      Predicate<JsonNode> last,
      int pagesLeft) {
    return get(path + "?" + query)
        .compose(
            page -> {
              Optional<T> found = match.apply(page);
              String next = nextQuery(page);
              boolean done = next.isEmpty() || pagesLeft == 1 || last.test(page);
              return found.isPresent() || done
                  ? Future.succeededFuture(found)
                  : find(path, next, match, last, pagesLeft - 1);
            });
  }

  /** Only the query is taken from a link, so that it cannot lead the token elsewhere. */
  private static String nextQuery(JsonNode page) {
    String link = page.at("/_links/next/href").asText();
    return link.substring(link.indexOf('?') + 1);
  }

  /** Closes the connections. */
  void close() {
    client.close();
  }

  /** A token that the API refuses is made anew once. */
  private Future<JsonNode> call(HttpMethod method, String path, Optional<JsonNode> body) {
    String first = token.value();
    return send(method, path, body, first)
        .compose(
            response -> {
              if (response.statusCode() != 401) {
                return Future.succeededFuture(response);
              }
              token.discard(first);
              return send(method, path, body, token.value());
            })
        .map(response -> result(method + " " + path, response));
  }

  private Future<HttpResponse<Buffer>> send(
      HttpMethod method, String path, Optional<JsonNode> body, String bearer) {
    var request =
        client
            .requestAbs(method, url + path)
            .timeout(timeoutMillis)
            .bearerTokenAuthentication(bearer);
    return body.map(
            json ->
                request
                    .putHeader("Content-Type", "application/json")
                    .sendBuffer(Buffer.buffer(json.toString())))
        .orElseGet(request::send)
        .recover(failure -> Future.failedFuture(unanswered(method, path, failure)));
  }

  private static PlatformException unanswered(HttpMethod method, String path, Throwable failure) {
    String message = method + " " + path + " failed: " + failure.getMessage();
    boolean neverSent =
        failure instanceof ConnectException || failure instanceof UnknownHostException;
    return neverSent || method.equals(HttpMethod.GET)
        ? PlatformException.of(Reaction.RETRY, message)
        : PlatformException.unsure(message);
  }

  private static JsonNode result(String call, HttpResponse<Buffer> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return json(response.body());
    }
    throw failure(status, call + " was answered with status " + status, response);
  }

  private static PlatformException failure(
      int status, String message, HttpResponse<Buffer> response) {
    return switch (status) {
      case 401, 402, 403 -> PlatformException.of(Reaction.ALERT, message);
      case 408, 425, 429 -> PlatformException.busy(message, retryAfter(response));
      case 503 -> PlatformException.busy(message, retryAfter(response));
      default ->
          status >= 500
              ? PlatformException.unsure(message)
              : PlatformException.of(Reaction.GIVE_UP, message);
    };
  }

  private static Optional<Duration> retryAfter(HttpResponse<Buffer> response) {
    try {
      long seconds = Long.parseLong(response.getHeader("Retry-After").trim());
      return Optional.of(
          Duration.ofSeconds(Math.min(Math.max(seconds, 0), MAX_RETRY_AFTER_SECONDS)));
    } catch (NullPointerException | NumberFormatException absentOrDate) {
      return Optional.empty();
    }
  }

  /** An answer that is no JSON is no reason to call again what has succeeded. */
  private static JsonNode json(Buffer body) {
    try {
      return body == null ? MissingNode.getInstance() : MAPPER.readTree(body.getBytes());
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
